/** Bytes that mean something to more than one protocol. */
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
