import * as z from 'zod';
import { pathInWords } from './problem.ts';
import { fileSchema } from './schema.ts';
import { type Field, fieldsOf, saidOf } from './tree.ts';

/** For editors: they complete, explain and check while somebody types. */
export function jsonSchema(): string {
  const schema = z.toJSONSchema(fileSchema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ title: 'A stage of pemberdayaan-tki', ...schema }, null, 2)}\n`;
}

/** docs/configuration.md: every field in the words that editors and messages have. */
export function configurationPage(): string {
  const lines = fieldsOf(fileSchema).filter(isNew()).map(describe);
  return `${head}\n${lines.join('\n')}\n`;
}

const head = `# Configuration

Every field of \`config/<stage>.json\`. The file's name is the stage. Made by \`npm run data\` from \`infra/config/\`, as is
\`config/schema.json\`, which lets an editor explain and check while you type. What fields say against each other is
checked in \`infra/config/check-together.ts\`. How to deploy: [deploy](deploy.md).
`;

/** Each route has the same two numbers: they are described once. What leads to the schema is no setting. */
function isNew(): (field: Field) => boolean {
  const known = new Set<string | undefined>(['$schema']);
  return ({ path, schema }) => {
    const told = path[0] === '$schema' ? '$schema' : saidOf(schema).description;
    const isFirst = !known.has(told);
    known.add(told);
    return isFirst;
  };
}

function describe({ path, schema, isRequired }: Field): string {
  const { description, errorMessage, examples: [example] = [] } = saidOf(schema);
  const name = pathInWords(path).replaceAll('[0]', '[]');
  const level = '  '.repeat(path.filter((step) => typeof step === 'string').length - 1);
  const shown = example === undefined ? '' : ` Example: \`${JSON.stringify(example)}\`.`;
  const optional = isRequired ? '' : ' (optional)';
  return `${level}- **\`${name}\`**${optional}: ${linked(description ?? '')} Must be ${errorMessage}.${shown}`;
}

const linked = (text: string): string =>
  text.replace(/\(docs\/([\w/-]+\.md)\)/g, (_, page: string) => `([why](${page}))`).replaceAll('<', '&lt;');
