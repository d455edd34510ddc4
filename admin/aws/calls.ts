/** One call of the command line to AWS, as its client sends it. */
export type AwsCall = {
  readonly service: Service;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
};

const services = [
  ...(['dynamodb', 'sqs', 'kms', 'secretsmanager', 'lambda', 'cloudformation'] as const),
  ...(['sesv2', 'sns', 'scheduler'] as const),
] as const;
export type Service = (typeof services)[number];

/** A client of the SDK that is told where the system runs, and closed with it. */
export type Open = <C extends object>(Type: new (settings: object) => C, service: Service) => C;

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

/** Tells `hear` each call before it is sent; an error of it names the permission that it needs. */
export function overheard(client: Client, service: Service, hear: (call: AwsCall) => void): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const operation = commandName.replace(/Command$/, '');
        hear({ service, operation, input: { ...args.input } });
        try {
          return await next(args);
        } catch (error) {
          throw error instanceof Error
            ? Object.assign(error, { permission: permissionOf(service, operation) })
            : error;
        }
      },
    { step: 'initialize' },
  );
}

const renamed: Readonly<Record<string, string>> = { 'lambda:Invoke': 'lambda:InvokeFunction' };

/** The action of IAM that lets somebody make the call. */
function permissionOf(service: Service, operation: string): string {
  const action = `${service === 'sesv2' ? 'ses' : service}:${operation}`;
  return renamed[action] ?? action;
}
