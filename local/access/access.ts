import { AccessDenied, type Call } from '../emulators/emulator.ts';
import { allows } from './evaluate.ts';
import type { Policies } from './policies.ts';

/** A kind of call that a function made, or a person in a role. Of partitions and addresses, only their kind is kept: the rest names people. */
export type KindOfCall = {
  readonly function: string;
  readonly action: string;
  readonly resources: readonly string[];
  readonly context: Readonly<Record<string, readonly string[]>>;
};
export type CountedCall = KindOfCall & { readonly times: number; readonly denied: number };

/** IAM on this machine: a function, or a person in a role, may call what the role's policies allow, and it is counted. */
export class Access {
  readonly #functionOf: (caller: string) => string | undefined;
  readonly #report: (problem: string) => void;
  readonly #counted = new Map<string, CountedCall>();
  #policies: Policies = new Map();
  #roles: Policies = new Map();

  constructor(functionOf: (caller: string) => string | undefined, report: (problem: string) => void) {
    this.#functionOf = functionOf;
    this.#report = report;
  }

  /** From now on; before it, no function runs. */
  govern(policies: Policies, roles: Policies = new Map()): void {
    this.#policies = policies;
    this.#roles = roles;
  }

  /** Of the roles that people take. */
  get roles(): Policies {
    return this.#roles;
  }

  get policies(): Policies {
    return this.#policies;
  }

  calls(): readonly CountedCall[] {
    return [...this.#counted.values()];
  }

  /** Throws `AccessDenied` where a function's role does not allow the call. */
  admit(call: Call): void {
    const name = this.#functionOf(call.caller);
    if (name === undefined) return;
    const action = actionOf(call);
    const allowed = allows(this.#policies.get(name) ?? this.#roles.get(name) ?? [], { ...call, action });
    const kind = kindOf(name, action, call);
    this.#count(kind, allowed);
    if (allowed) return;
    const problem = `${name} may not ${action} ${kind.resources.join()} ${JSON.stringify(kind.context)}`;
    this.#report(problem);
    throw new AccessDenied(problem);
  }

  #count(kind: KindOfCall, allowed: boolean): void {
    const key = JSON.stringify(kind);
    const { times, denied } = this.#counted.get(key) ?? { times: 0, denied: 0 };
    this.#counted.set(key, { ...kind, times: times + 1, denied: denied + (allowed ? 0 : 1) });
  }
}

/** Where the action is called otherwise than the call. */
const renamed: Readonly<Record<string, string>> = { 'lambda:Invoke': 'lambda:InvokeFunction' };

function actionOf({ service, operation }: Call): string {
  const named = `${service === 'sesv2' ? 'ses' : service}:${operation}`;
  return renamed[named] ?? named;
}

function kindOf(name: string, action: string, { resources, context = {} }: Call): KindOfCall {
  const kinds = Object.entries(context).map(
    ([key, values]) =>
      [key, [...new Set(values.map(key === 'ses:Recipients' ? withoutName : withoutRest))]] as const,
  );
  return { function: name, action, resources, context: Object.fromEntries(kinds) };
}

/** `S#_` for `S#` and a hash, and still a partition of the same kind to a policy. */
const withoutRest = (value: string): string => value.replace(/#.*$/s, '#_');

/** Who a mail is for is nobody's business: its domain is its kind. */
const withoutName = (address: string): string => address.replace(/^.*@/s, '_@');
