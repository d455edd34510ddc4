/** One call of the command line to AWS, as its client sends it. */
export type AwsCall = {
  readonly service: Service;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
};

export type Service = 'dynamodb' | 'sqs' | 'kms' | 'secretsmanager' | 'lambda' | 'cloudformation';

type Context = { readonly commandName?: string };
type Handler = (args: { readonly input: object }) => Promise<unknown>;
/** What all clients of the SDK have. */
export type Client = {
  readonly middlewareStack: {
    add(
      middleware: (next: Handler, context: Context) => Handler,
      options: { readonly step: 'initialize' },
    ): void;
  };
  destroy(): void;
};

/** Tells `hear` each call before it is sent. */
export function overheard(client: Client, service: Service, hear: (call: AwsCall) => void): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        hear({ service, operation: commandName.replace(/Command$/, ''), input: { ...args.input } });
        return next(args);
      },
    { step: 'initialize' },
  );
}
