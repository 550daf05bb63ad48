/** A character that no name has: NUL and its like end a name for some who read it, and begin a line for others. */
export const controlCharacter = /\p{Cc}/u;
