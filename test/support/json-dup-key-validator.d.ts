declare module 'json-dup-key-validator' {
  const validator: {
    /** What is wrong with a text as JSON, a key written twice included. */
    validate(text: string, allowsDoubles?: boolean): string | undefined;
  };
  export default validator;
}
