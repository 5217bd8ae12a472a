/** Numbers that stand in rows. They never change meaning. */
export const rowKind = { epoch: 1, item: 2 } as const;
export type RowKind = keyof typeof rowKind;

export const streamType = { case: 1, chart: 2, team: 3, alert: 4, course: 5, registry: 6, report: 7 } as const;
export type StreamType = keyof typeof streamType;

export const memberRole = { citizen: 1, staff: 2, reader: 3 } as const;
export type MemberRole = keyof typeof memberRole;

export const staffRoles = ['lead', 'therapist', 'intake', 'duty', 'custodian', 'reader'] as const;
export type StaffRole = (typeof staffRoles)[number];
/** Who of the staff may be in a case, and so begin one. */
export const caseRoles = ['therapist', 'intake', 'custodian'] as const satisfies readonly StaffRole[];
