/** What one repetition of a row gave for one metric: one sample. Infinity stands for events that never came. */
export type RepetitionValue = { readonly repetition: number; readonly value: number };
