import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CelEngine, type StandardDiagnostic, TemplateFile } from '@aws/cloudformation-validate';

/**
 * The one rule that is left out, W3005: the library names a function's policy in `DependsOn`, so that the first call
 * does not come before its permission, and the role as well, which needs no name.
 */
const leftOut = ['W3005'];

/**
 * AWS's own validator: what it finds in a template against the resource schemas that AWS publishes. Unknown, missing
 * and mistyped properties, enumerations, patterns and lengths, references that lead nowhere, cycles. Its rules take two
 * seconds to compile: one for each test file, to be closed.
 */
export function openValidator(region: string) {
  const directory = mkdtempSync(join(tmpdir(), 'template-'));
  const file = join(directory, 'template.json');
  const engine = new CelEngine();
  return {
    findingsIn(template: object, inRegion = region): string[] {
      writeFileSync(file, JSON.stringify(template));
      const { diagnostics } = engine.validateStandard(new TemplateFile(file), {
        severityLevel: 'WARN',
        exclude: { ids: leftOut },
        pseudoParameterOverrides: { region: inRegion },
      });
      return diagnostics.map(inWords);
    },
    close(): void {
      engine.free();
      rmSync(directory, { recursive: true });
    },
  };
}

const inWords = ({ ruleId, message, entity }: StandardDiagnostic): string =>
  `${ruleId} ${entity?.logicalId ?? 'template'}: ${message}`;
