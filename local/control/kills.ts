import type { Call, CallGate } from '../emulators/emulator.ts';
import type { LocalFunction } from '../lambda/lambda.ts';

type Armed = {
  readonly functionName: string;
  readonly when: 'before' | 'after';
  readonly service: string;
  readonly operation: string;
  left: number;
};

/** SES takes a mail by either operation: to whoever arms a kill, a mail is a mail. */
const mailOperations = ['SendEmail', 'SendRawEmail'];

/** Stops a function's process at a chosen call: before it has any effect, or after the effect and before the answer. */
export class Kills implements CallGate {
  readonly #functions: () => ReadonlyMap<string, LocalFunction>;
  #armed: Armed[] = [];

  constructor(functions: () => ReadonlyMap<string, LocalFunction>) {
    this.#functions = functions;
  }

  /** `when`: `after dynamodb UpdateItem 1` is the first such call from now on. Answers undefined where it says nothing. */
  arm(functionName: string, when: string): Armed | undefined {
    const [, moment, service, operation, count] =
      when.match(/^(before|after) (dynamodb|sqs|ses|kms|secretsmanager) ([A-Za-z]+)(?: ([1-9]\d*))?$/) ?? [];
    if ((moment !== 'before' && moment !== 'after') || !service || !operation) return undefined;
    const armed = { functionName, when: moment, service, operation, left: Number(count ?? 1) } as const;
    this.#armed.push({ ...armed });
    return armed;
  }

  list(): readonly Armed[] {
    return this.#armed;
  }

  before(call: Call): Promise<void> {
    return this.#pass('before', call);
  }

  after(call: Call): Promise<void> {
    return this.#pass('after', call);
  }

  async #pass(when: Armed['when'], call: Call): Promise<void> {
    if (this.#armed.length === 0) return;
    const hit = this.#armed.filter((armed) => armed.when === when && this.#concerns(armed, call));
    for (const armed of hit) armed.left -= 1;
    const fires = hit.some((armed) => armed.left === 0);
    if (!fires) return;
    this.#armed = this.#armed.filter((armed) => armed.left > 0);
    await this.#environment(call)?.kill();
    throw new Error('The caller was killed');
  }

  #concerns({ functionName, service, operation }: Armed, call: Call): boolean {
    if (service !== call.service) return false;
    const same =
      operation === call.operation ||
      [operation, call.operation].every((one) => mailOperations.includes(one));
    return same && this.#functions().get(functionName)?.environment(call.caller) !== undefined;
  }

  #environment(call: Call) {
    for (const target of this.#functions().values()) {
      const environment = target.environment(call.caller);
      if (environment) return environment;
    }
    return undefined;
  }
}
