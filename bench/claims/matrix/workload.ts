import { parseContender } from '../../core/contender.ts';
import { isPageLoad } from '../../core/load.ts';
import type { Parameters } from '../../core/result.ts';
import { amount } from '../amount.ts';
import type { SuiteAsked } from '../evidence-names.ts';
import { scenarioOf, type Evidence } from '../evidence.ts';
import { subscriptionsIn } from '../subscriptions.ts';
import { alike, joined, type Text } from '../text.ts';
import { QUALITIES, type Told } from './qualities.ts';

/** What a suite's columns were measured under. */
export type Workload = {
  readonly from: SuiteAsked;
  readonly qualities: readonly Text[];
  readonly words: Text;
  /** A link's delay had a part in it. */
  readonly isDelayed: boolean;
};

/** One for each suite that there is, in the order of the columns; those of a suite are of one variant. */
export function workloadsOf(evidence: Evidence): readonly Workload[] {
  const measured = QUALITIES.flatMap(({ title, told }) =>
    told.kind === 'counted' ? [] : [{ title, told, suite: told.suite }],
  );
  return [...Map.groupBy(measured, ({ suite }) => suite)].flatMap(([from, its]) => {
    const [scenario] = its.flatMap(({ told }) => scenariosOf(told, evidence));
    if (scenario === undefined) return [];
    const isDelayed = scenario.delayUpUs + scenario.delayDownUs > 0;
    return [{ from, qualities: its.map(({ title }) => title), words: workloadWords(scenario), isDelayed }];
  });
}

function scenariosOf(told: Exclude<Told, { kind: 'counted' }>, evidence: Evidence): readonly Parameters[] {
  const variant = told.kind === 'measured' ? told.variant : undefined;
  const contenders = [...(evidence.runs.get(told.suite)?.rows.keys() ?? [])];
  return contenders
    .filter((contender) => parseContender(contender).variant === variant)
    .flatMap((contender) => scenarioOf(evidence, { suite: told.suite, contender }) ?? []);
}

/** As short as says why the figures of another suite differ. */
function workloadWords(parameters: Parameters): Text {
  if (isPageLoad(parameters.load)) return { en: 'one page of a browser', ru: 'одна страница браузера' };
  const { ratePerSecond, bodyBytes, upstreamPerSecond, pollEveryUs, requestHeaders } = parameters;
  const [clients, every] = [subscriptionsIn(parameters), amount(pollEveryUs, 'us')];
  const upward: Text = {
    en: `${upstreamPerSecond} messages/s up in all`,
    ru: `сообщений наверх в секунду: ${upstreamPerSecond} от всех`,
  };
  const words: readonly Text[] = [
    {
      en: `${clients} clients, ${ratePerSecond} events/s of ${bodyBytes} bytes`,
      ru: `клиентов: ${clients}, событий в секунду: ${ratePerSecond}, по ${bodyBytes} байт`,
    },
    ...(upstreamPerSecond > 0 ? [upward] : []),
    { en: `polls every ${every.en}`, ru: `опрос раз в ${every.ru}` },
    { en: `${requestHeaders} headers`, ru: `заголовки ${requestHeaders}` },
    ...pathWords(parameters),
  ];
  return joined(words, ', ');
}

/** Who asks, and what is between it and the server; nothing of what is so by default. */
function pathWords({ client, http, tls, delayUpUs, delayDownUs }: Parameters): readonly Text[] {
  const [up, down] = [amount(delayUpUs, 'us'), amount(delayDownUs, 'us')];
  const version = http === 1 ? 'HTTP/1.1' : 'HTTP/2';
  const inPages: Text = { en: 'clients in pages of Chromium', ru: 'клиенты в страницах Chromium' };
  const overOne: Text = {
    en: `${version} where either is possible`,
    ru: `${version} при возможности выбора`,
  };
  const delayed: Text = {
    en: `${up.en} of delay up, ${down.en} down`,
    ru: `задержка ${up.ru} наверх, ${down.ru} вниз`,
  };
  return [
    ...(client === 'node' ? [] : [inPages]),
    ...(http === null ? [] : [overOne]),
    ...(tls ? [alike('TLS 1.3')] : []),
    ...(delayUpUs + delayDownUs > 0 ? [delayed] : []),
  ];
}
