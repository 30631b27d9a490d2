export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One thing said in every language. */
export type Text = Readonly<Record<Language, string>>;

/** The same sentence in every language, by one function of the language. */
export function inEach(write: (language: Language) => string): Text {
  return { en: write('en'), ru: write('ru') };
}

/** What reads alike everywhere, as a name does. */
export function alike(text: string): Text {
  return { en: text, ru: text };
}

export function joined(texts: readonly Text[], separator: string): Text {
  return inEach((language) => texts.map((text) => text[language]).join(separator));
}

export const NOTHING: Text = alike('');
