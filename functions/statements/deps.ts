import type { Catalog } from '../../shared/catalog/types.ts';
import type { SessionDeps } from '../../shared/identity/signed-in.ts';

/** Frozen figures, and who is signed in: this function can neither write nor unseal anything. */
export type StatementsDeps = SessionDeps & { readonly catalog: Catalog };
