import type { Claim } from '../claim.ts';
import { passesContract } from '../rules/passes-contract.ts';

export const sseAnyLanguage: Claim = {
  id: 'sse-any-language',
  sentence: {
    en: "The client's handler is the same whatever language the server is written in.",
    ru: 'Обработчик на клиенте один и тот же, на каком бы языке ни был написан сервер.',
  },
  needs: ['verification'],
  rule: {
    en: 'The same clients, unchanged, against a server in another language (servers/python, the standard library alone). Holds if it passes every case of the contract suite that can be run from outside, over SSE; fails if one case fails.',
    ru: 'Те же клиенты без изменений против сервера на другом языке (servers/python, только стандартная библиотека). Верно, если он проходит по SSE все проверки контракта, какие можно провести снаружи; неверно, если хоть одна не прошла.',
  },
  leavesOut: {
    en: 'The wire is the same; what events mean, how ids are made and what a reconnecting client may expect has to be agreed upon, and that is what the contract does.',
    ru: 'Одинаков лишь формат передачи. О смысле событий, о том, как образуются их номера и чего может ждать вернувшийся клиент, надо условиться: для этого и нужен контракт.',
  },
  choose: {
    en: 'Choose the language of the server by other things, and run pushbench verify against it.',
    ru: 'Язык сервера выбирайте по другим причинам, а сервер проверьте командой pushbench verify.',
  },
  judge: passesContract('sse'),
};
