import type { Properties } from '../assembly/known-types.ts';
import type { EventRule } from '../assembly/system.ts';
import { isObject, type Json, type JsonObject, tryParseJson } from '../json.ts';
import type { AsyncInvocations } from './async-invocations.ts';

export type EventDestination = Properties<'AWS::SES::ConfigurationSetEventDestination'>;

/** EventBridge's default bus: an event goes to every target of every rule that matches; answers how many. */
export function publish(event: Json, rules: readonly EventRule[], invocations: AsyncInvocations): number {
  const targets = rules.filter(({ matches }) => matches(event)).flatMap((rule) => rule.targets);
  for (const { functionName, input } of targets) {
    void invocations.invoke(functionName, input === undefined ? event : (tryParseJson(input) ?? input));
  }
  return targets.length;
}

/** SES tells the bus only of mail with a configuration set, and of the kinds of event that its destination names. */
export function isPublished(event: JsonObject, destinations: readonly EventDestination[]): boolean {
  const detail = isObject(event['detail']) ? event['detail'] : {};
  const mail = isObject(detail['mail']) ? detail['mail'] : {};
  const tags = isObject(mail['tags']) ? mail['tags'] : {};
  const sets = tags['ses:configuration-set'];
  const eventType = String(detail['eventType']).toLowerCase();
  return destinations.some(
    ({ ConfigurationSetName, EventDestination }) =>
      EventDestination.Enabled &&
      Array.isArray(sets) &&
      sets.includes(ConfigurationSetName) &&
      EventDestination.MatchingEventTypes.some((type) => type.toLowerCase() === eventType),
  );
}
