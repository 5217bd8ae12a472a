/** What a team says of its door (the signed roster's `about.door`): the age from which it takes people, and when it is closed for a time. */
export interface TeamDoor {
  readonly age: number;
  readonly closed?: { readonly words: string; readonly until?: string | undefined } | undefined;
}

/** Closed until a day is open on that day again. @param today YYYY-MM-DD, where the team is */
export function isDoorOpen(door: TeamDoor | undefined, today: string): boolean {
  return door !== undefined && (door.closed === undefined || (door.closed.until !== undefined && door.closed.until <= today));
}
