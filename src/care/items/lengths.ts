/** The most characters (UTF-16 units) of one message. */
export const longestMessage = 8_000;
