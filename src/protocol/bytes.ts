/** Byte strings with a known length and meaning, so that an id can never be used as a key or the other way round (threat T04). */

declare const brand: unique symbol;
export type Bytes<Name extends string> = Uint8Array & { readonly [brand]: Name };

export type AccountId = Bytes<'AccountId'>;
export type TeamId = Bytes<'TeamId'>;
export type StreamId = Bytes<'StreamId'>;
/** Id of a row; the id of an epoch row is the epoch's name. */
export type RowId = Bytes<'RowId'>;
export type ChainId = Bytes<'ChainId'>;
export type HeadHash = Bytes<'HeadHash'>;
export type RosterHash = Bytes<'RosterHash'>;
export type InviteId = Bytes<'InviteId'>;
export type Locator = Bytes<'Locator'>;
export type BoxName = Bytes<'BoxName'>;

/** Base64url without padding, the only way bytes appear inside text. */
export type Text64 = string;
