import { at, aws, type Check, stops } from './check.ts';

export const deadLetters: Check = {
  name: 'dead letters',
  async examine(system) {
    const { config } = system;
    const all = await system.inspection.deadLetters();
    const count = all.reduce((sum, { messages }) => sum + messages, 0);
    return {
      seen: count === 0 ? 'none' : `about ${count}`,
      findings: all
        .filter(({ messages }) => messages > 0)
        .map(({ name, url, messages }) =>
          name === 'LetterQueueDeadLetters'
            ? stops(
                `Letters to offices were given up: about ${messages}`,
                `Repair what the log of notify names, then npm run admin -- redrive ${at(system)}`,
              )
            : stops(
                `Work was given up: about ${messages} messages in ${name}`,
                `docs/runbook.md names what to do; read: ${aws(config, `sqs receive-message --queue-url ${url} --attribute-names All`)}`,
              ),
        ),
    };
  },
};
