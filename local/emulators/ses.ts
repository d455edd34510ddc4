import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Call,
  type CallGate,
  type Emulator,
  type HostClock,
  localPlace,
  type Place,
} from './emulator.ts';
import { eventsOf, type Fate, fateOf, type SesEvent } from './ses-events.ts';
import { askedOf, type Form, readForm, readSubmission, type Submission } from './ses-request.ts';
import { type Refusal, refusalOf } from './ses-rules.ts';
import { type SesTrouble, SesTroubles } from './ses-trouble.ts';
import { accept, handOver, type KeptEmail, startViewer, type Viewer } from './ses-viewer.ts';
import { callerOf, closeServer, readWhole, throughGate } from './wire.ts';

/** A mail that SES accepted. */
export type Mail = {
  readonly id: string;
  /** ISO, at the host's time. */
  readonly at: string;
  readonly from: string;
  /** Bare addresses of all recipients. */
  readonly to: readonly string[];
  readonly subject: string;
  /** By lower-cased name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  /** `content` is base64. */
  readonly attachments: KeptEmail['attachments'];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet?: string;
  readonly operation: Submission['operation'];
  /** The whole message of `SendRawEmail`. */
  readonly raw?: string;
  /** What became of it at the first recipient that it did not simply reach, else `delivered`. */
  readonly fate: Fate;
};

export type SesEmulator = Emulator & {
  /** Verifies a domain or an address. */
  addIdentity(identity: string): void;
  addConfigurationSet(name: string): void;
  /** Puts an address on the account's suppression list: mail to it is accepted, and bounces. */
  suppress(address: string): void;
  suppressed(): readonly string[];
  /** Every send from now on is refused like this (`Throttling`, `AccountSendingPausedException`), until undefined. */
  refuse(refusal: Refusal | undefined): void;
  /** Every send from now on meets this trouble, until undefined. */
  trouble(trouble: SesTrouble | undefined): void;
  /** In the order of acceptance. */
  mails(): readonly Mail[];
  /** Resolves when one more is accepted, or when that takes longer. */
  nextMail(withinMs: number): Promise<void>;
  /** Hears Send, then Delivery, Bounce, Complaint of every mail. Returns the function that ends it. */
  onEvent(listener: (event: SesEvent) => void): () => void;
};

type Options = { readonly gate: CallGate; readonly clock: HostClock; readonly place?: Place };

export async function startSes(options: Options): Promise<SesEmulator> {
  const office = new PostOffice(options, await startViewer());
  return {
    url: office.viewer.url,
    addIdentity: (identity) => void office.identities.add(identity),
    addConfigurationSet: (name) => void office.configurationSets.add(name),
    suppress: (address) => void office.suppressed.add(address.toLowerCase()),
    suppressed: () => [...office.suppressed],
    refuse: (refusal) => {
      office.refusal = refusal;
    },
    trouble: (trouble) => office.troubles.set(trouble),
    mails: () => [...office.mails],
    nextMail: (withinMs) => office.nextMail(withinMs),
    onEvent: (listener) => {
      office.listeners.add(listener);
      return () => void office.listeners.delete(listener);
    },
    stop: () => closeServer(office.viewer.server),
  };
}

class PostOffice {
  readonly identities = new Set<string>();
  readonly configurationSets = new Set<string>();
  readonly suppressed = new Set<string>();
  readonly listeners = new Set<(event: SesEvent) => void>();
  readonly mails: Mail[] = [];
  readonly viewer: Viewer;
  refusal: Refusal | undefined;
  readonly troubles = new SesTroubles();
  readonly #options: Options;
  readonly #place: Place;

  constructor(options: Options, viewer: Viewer) {
    this.#options = options;
    this.#place = options.place ?? localPlace;
    this.viewer = viewer;
    viewer.server.on('request', (request, response) => {
      this.#answer(request, response).catch(() => request.destroy());
    });
  }

  nextMail(withinMs: number): Promise<void> {
    return new Promise((done) => {
      const come = () => {
        clearTimeout(timer);
        this.listeners.delete(come);
        done();
      };
      const timer = setTimeout(come, withinMs);
      timer.unref();
      this.listeners.add(come);
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET' || request.url === '/clear-store') {
      handOver(this.viewer, request, response);
      return;
    }
    const form = readForm(await readWhole(request));
    const { authorization } = request.headers;
    const call: Call = {
      service: 'ses',
      operation: form['Action'] ?? 'unknown',
      caller: callerOf(authorization),
      ...askedOf(readSubmission(form), this.#place),
    };
    await throughGate(this.#options.gate, call, response, () => this.#perform(call, form, request, response));
  }

  async #perform(call: Call, form: Form, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (call.operation !== 'SendEmail' && call.operation !== 'SendRawEmail') {
      refuse(response, { code: 'InvalidAction', message: `local/ does not know ${call.operation}` });
      return;
    }
    const submission = readSubmission(form);
    if (!(await this.troubles.admit(response))) return;
    const refusal =
      this.refusal ??
      this.troubles.refusal() ??
      refusalOf(submission, { ...this, region: this.#place.region });
    if (refusal) {
      refuse(response, refusal);
      return;
    }
    onAnswer(response, (answer) => this.#take(call, submission, answer));
    handOver(this.viewer, request, response, form);
  }

  /** Keeps the mail of a good answer and tells what became of it; gives the answer to send. */
  #take(call: Call, submission: Submission, given: string): string {
    const at = this.#options.clock.now();
    const id = `${randomBytes(8).toString('hex')}-${randomUUID()}-000000`;
    const accepted = accept(given, id, at);
    if (!accepted) return given;
    this.mails.push(this.#mailOf(id, at, submission, accepted.email));
    const sent = { ...submission, id, at, caller: call.caller };
    for (const event of eventsOf(sent, this.suppressed, this.#place)) {
      for (const listener of this.listeners) listener(event);
    }
    return accepted.answer;
  }

  #mailOf(id: string, at: number, submission: Submission, email: KeptEmail): Mail {
    const { recipients, headers, tags, configurationSet, operation, raw } = submission;
    const fates = recipients.map((address) => fateOf(address, this.suppressed));
    return {
      id,
      at: new Date(at).toISOString(),
      from: email.from,
      to: recipients,
      subject: email.subject,
      headers: Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value])),
      text: email.body.text ?? '',
      html: email.body.html ?? '',
      attachments: email.attachments,
      tags,
      ...(configurationSet !== undefined && { configurationSet }),
      operation,
      ...(raw !== undefined && { raw }),
      fate: fates.find((fate) => fate !== 'delivered') ?? 'delivered',
    };
  }
}

/** Sees, and may change, the body that the viewer answers with, before it goes to the gate and out. */
function onAnswer(response: ServerResponse, change: (answer: string) => string): void {
  const end = response.end.bind(response) as (body: string) => ServerResponse;
  response.end = ((body: unknown) => {
    const changed = change(String(body));
    response.removeHeader('etag');
    response.setHeader('content-length', Buffer.byteLength(changed));
    return end(changed);
  }) as ServerResponse['end'];
}

function refuse(response: ServerResponse, { code, message, status = 400 }: Refusal): void {
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(
    `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code>` +
      `<Message>${escaped}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );
}
