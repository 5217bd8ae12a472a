/** Limits that both ends know (docs/protocol.md, section 6). Sizes are in bytes, times in milliseconds unless the name says otherwise. */
export const limits = {
  rowMin: 282,
  rowMax: 65_536,
  itemBuckets: [1_024, 4_096, 16_384, 61_440],
  pageRows: 200,
  pageBytes: 1024 * 1024,
  /** Streams in one answer. */
  pageStreams: 1_000,
  roster: 256 * 1024,
  box: 256 * 1024,
  vault: 64 * 1024,
  bundle: 16 * 1024,
  /** One message or record of OPAQUE. */
  opaque: 512,
  opaqueStartsPerHour: 10,
  /** Unlockers of one account on the relay. */
  slots: 16,
  members: 48,
  /** People of a team with a role other than reader: all of them and one citizen are members of one stream. */
  atWork: 47,
  /** Claims that the relay keeps of one staff invitation. */
  staffClaims: 5,
  card: 1 + 32 + 1216,
  loginWindow: 30_000,
  inviteDays: 14,
  itemsPerHour: 600,
  epochsPerDay: 20,
  streamsPerDay: 500,
  /** Rows of a citizen in a case that they began themselves, before anybody has written in it. */
  doorRows: 60,
  frame: 2 * 1024 * 1024,
  idsPerQuery: 200,
} as const;
