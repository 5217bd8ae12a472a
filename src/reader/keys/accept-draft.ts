/** Where a team's link to read waits until it is accepted; one that is opened in the browser is laid there too (src/app/Rooms.tsx). */
export const acceptDraft = 'accept-reading';
