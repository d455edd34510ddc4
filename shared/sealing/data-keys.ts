/** A key for one hour of sealing, and the same key wrapped by the key that never leaves KMS. */
export type DataKey = { readonly plain: Uint8Array; readonly wrapped: Uint8Array };

/** Who makes and unwraps data keys. Throws `Unavailable` where it does not answer, `Poison` for a foreign key. */
export type DataKeys = {
  generate(): Promise<DataKey>;
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
};
