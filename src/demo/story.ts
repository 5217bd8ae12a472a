import type { ItemDraft } from '../care/items/items';
import type { Engine, OwnKey } from '../client/api';
import { answersOf } from './answers';
import type { Content } from './content';
import { type DemoCase, lillevik } from './lillevik';
import { dice, nightsOf } from './nights';
import { readPart } from './reading';
import { atClock, dateOf, day, entryId, minute, moment } from './time';

/** What somebody does at a time. `item` may refer to an earlier act's item by that act's `name`. */
export interface Act {
  at: number;
  /** `duty`: whoever looks after alerts (demo.duty). */
  by: 'citizen' | 'staff' | 'duty';
  name?: string;
  item?: (idOf: (name: string) => string) => ItemDraft;
  own?: { key: OwnKey; value: unknown };
  /** What is said of the alert about the answers called `name`. */
  alert?: Parameters<Engine['answerAlert']>[1];
  /** Opens the case and reads it. */
  reads?: true;
}

/** Everything that happened in a case after the invitation was taken, in order, until now. */
export function storyOf(demo: DemoCase, content: Content, now: number): Act[] {
  if (!demo.claimed) return [];
  const roll = dice(demo.id);
  const acts = [
    ...talk(demo, now),
    ...measures(demo, content, now),
    ...diary(demo, now, roll),
    ...guard(demo, content, now),
    ...programme(demo, content, now, roll),
    ...window(demo, now),
    ...appointments(demo, now),
    ...offered(demo, now),
    ...consents(demo, now),
    ...end(demo, now),
  ];
  const claimed = moment(demo.claimed, now) + minute;
  return acts
    .map((act) => ({ ...act, at: Math.max(act.at, claimed) }))
    .filter((act) => act.at < now - minute)
    .sort((a, b) => a.at - b.at);
}

function talk(demo: DemoCase, now: number): Act[] {
  return (demo.talk ?? []).flatMap(([when, by, text]): Act[] => {
    const at = moment(when, now);
    return [
      { at: at - minute, by, reads: true },
      { at, by, item: () => ({ kind: 'message', text }) },
    ];
  });
}

function measures(demo: DemoCase, content: Content, now: number): Act[] {
  const plan = demo.measures;
  if (!plan) return [];
  const last = moment(plan.last, now);
  const rounds = plan['phq-9'].length;
  return plan['phq-9'].flatMap((_, round): Act[] => {
    const at = last - (rounds - 1 - round) * plan.every * day;
    const item9 = plan.item9?.[round] ?? 0;
    const risk = `risk-${round}`;
    const answers = (['phq-9', 'gad-7'] as const).flatMap((instrument, index): Act[] => {
      const total = plan[instrument]?.[round];
      if (total === undefined) return [];
      return [
        answer(demo, content, instrument, total, item9, at + index * 2 * minute, instrument === 'phq-9' ? risk : undefined),
      ];
    });
    return item9 > 0 ? [...answers, ...onDuty(demo, risk, at), ...afterRisk(demo, risk, at)] : answers;
  });
}

function answer(
  demo: DemoCase,
  content: Content,
  instrument: string,
  total: number,
  item9: number,
  at: number,
  name?: string,
): Act {
  return {
    at,
    by: 'citizen',
    ...(name ? { name } : {}),
    item: () => answersOf(content, { instrument, total, item9, at, language: demo.language }),
  };
}

/** The first risk answer is looked after by whoever is on duty. */
function onDuty(demo: DemoCase, risk: string, at: number): Act[] {
  const first = demo.measures?.item9?.findIndex((value) => value > 0) ?? -1;
  if (risk !== `risk-${first}`) return [];
  return (demo.duty?.answers ?? []).map(
    ({ minutes, state, action, note }): Act => ({
      at: at + minutes * minute,
      by: 'duty',
      name: risk,
      alert: { state, ...(action ? { action } : {}), ...(note ? { note } : {}) },
    }),
  );
}

/** Every risk answer has its follow-up; all but the newest of an unassessed case have been acted on. */
function afterRisk(demo: DemoCase, risk: string, at: number): Act[] {
  const { followUp, assessed } = demo;
  const asked: Act[] = followUp
    ? [{ at: at + 3 * minute, by: 'citizen', item: (idOf) => ({ kind: 'risk-follow-up', answers: idOf(risk), ...followUp }) }]
    : [];
  const acted = (assessed?.actions ?? []).map(
    (action, index): Act => ({
      at: at + (90 + index * 20) * minute,
      by: 'staff',
      item: (idOf) => ({
        kind: 'assessment',
        answers: idOf(risk),
        action,
        ...(index === 0 && assessed ? { note: assessed.note } : {}),
      }),
    }),
  );
  return [...asked, ...acted];
}

function diary(demo: DemoCase, now: number, roll: () => number): Act[] {
  const plan = demo.diary;
  if (!plan) return [];
  return nightsOf(plan, roll).flatMap((values, index): Act[] => {
    if (plan.skip.includes(index)) return [];
    const ago = plan.last + plan.count - 1 - index;
    const at = atClock(now, ago, plan.up) + 35 * minute;
    return [
      {
        at,
        by: 'citizen',
        name: `night-${index}`,
        item: () => ({ kind: 'entry', worksheet: 'sleep-diary', entry: entryId(demo.id, index), date: dateOf(at), values }),
      },
      ...comment(demo, index, at),
    ];
  });
}

/** Under the seventh night of each week, the next morning. */
function comment(demo: DemoCase, index: number, at: number): Act[] {
  const lines = lillevik.comments[demo.language];
  const text = lines[Math.floor(index / 7) % lines.length];
  if (!demo.diary?.comments || index % 7 !== 6 || !text) return [];
  return [{ at: at + 150 * minute, by: 'staff', item: (idOf) => ({ kind: 'comment', on: idOf(`night-${index}`), text }) }];
}

function guard(demo: DemoCase, content: Content, now: number): Act[] {
  const held = demo.guard;
  const part = content.parts.find(({ id }) => id === held?.part);
  if (!held || !part) return [];
  return readPart(content.card, part, { language: demo.language, only: { [held.block]: held.keys } }).map((item) => ({
    at: moment(held.at, now),
    by: 'citizen',
    item: () => item,
  }));
}

/** A part a week from the day of the claim; the last one is where the reader is now. */
function programme(demo: DemoCase, content: Content, now: number, roll: () => number): Act[] {
  const plan = demo.progress;
  if (!plan || !demo.claimed) return [];
  const began = moment(demo.claimed, now);
  const reading = [...plan.parts, ...(plan.now ? [plan.now] : [])];
  const pace = Math.min(7.5 * day, Math.max(1, now - began - day) / Math.max(1, reading.length));
  return reading.flatMap((id, index): Act[] => {
    const part = content.parts.find((one) => one.id === id);
    if (!part) return [];
    const finished = plan.parts.includes(id);
    const until = finished ? part.screens.length : part.screens.findIndex(({ id: screen }) => screen === plan.screen) + 1;
    const opened = part.screens.slice(0, Math.max(1, until)).map(({ id: screen }) => screen);
    const screen = opened.at(-1) ?? '';
    const at = began + index * pace + 0.1 * day;
    const place = { screen, opened, skipped: [], at: new Date(at).toISOString(), finished };
    const newest = index === plan.parts.length - 1;
    const shared = finished
      ? readPart(content.card, part, {
          language: demo.language,
          roll,
          ...(demo.guard?.part === id ? { not: [demo.guard.block] } : {}),
          ...(newest && demo.feedbackNote ? { note: demo.feedbackNote } : {}),
        })
      : [];
    return [
      ...shared.map((item, step): Act => ({ at: at + step * 40_000, by: 'citizen', item: () => item })),
      {
        at: at + 25 * minute,
        by: 'citizen',
        item: () => ({
          kind: 'progress',
          programme: content.card.id,
          version: content.card.version,
          part: id,
          screen,
          opened: opened.length,
          of: part.screens.length,
          skipped: [],
          finished,
        }),
      },
      { at: at + 25 * minute, by: 'citizen', own: { key: `place/${content.card.id}/${id}`, value: place } },
    ];
  });
}

function window(demo: DemoCase, now: number): Act[] {
  const chosen = demo.window;
  if (!chosen) return [];
  const { minutes, lightsOff, riseTime, basis } = chosen;
  const at = moment(chosen.at, now);
  return [{ at, by: 'citizen', item: () => ({ kind: 'sleep-window', from: dateOf(at), minutes, riseTime, lightsOff, basis }) }];
}

function appointments(demo: DemoCase, now: number): Act[] {
  return (demo.appointments ?? []).flatMap(({ at, held, ...booked }, index): Act[] => {
    const appointment = entryId(`time-${demo.id}`, index);
    const start = new Date(moment(booked.start, now)).toISOString();
    const { mode: channel, minutes } = booked;
    return [
      { at: moment(at, now), by: 'staff', item: () => ({ kind: 'appointment', appointment, ...booked, start }) },
      ...(held
        ? [
            {
              at: moment(booked.start, now) + (minutes + 5) * minute,
              by: 'staff' as const,
              item: (): ItemDraft => {
                const session = entryId(`held-${demo.id}`, index);
                return { kind: 'session', session, appointment, start, minutes, channel, ...held };
              },
            },
          ]
        : []),
    ];
  });
}

function offered(demo: DemoCase, now: number): Act[] {
  if (!demo.offered) return [];
  const { at, days, minutes, mode, starts } = demo.offered;
  const times = starts.map((start, index) => ({
    appointment: entryId(`offer-${demo.id}`, index),
    start: new Date(moment(start, now)).toISOString(),
    mode,
  }));
  const until = new Date(moment(at, now) + days * day).toISOString();
  const proposal = entryId(`offers-${demo.id}`, 0);
  return [{ at: moment(at, now), by: 'staff', item: () => ({ kind: 'proposal', proposal, minutes, until, times }) }];
}

const consents = (demo: DemoCase, now: number): Act[] =>
  (demo.consents ?? []).map(({ at, partner, who }) => {
    const on = dateOf(moment(at, now));
    return {
      at: moment(at, now),
      by: 'citizen',
      item: () => ({ kind: 'consent', partner, state: 'given', how: 'mellom', on, who }),
    };
  });

/** The plan, which its owner calls theirs, and the end. */
function end(demo: DemoCase, now: number): Act[] {
  if (!demo.end) return [];
  const { at, planned, reason, work, followUps, ...plan } = demo.end;
  const ended = moment(at, now);
  return [
    { at: moment(planned, now), by: 'citizen', item: () => ({ kind: 'staying-well', ...plan, base: null, mine: true }) },
    {
      at: ended,
      by: 'staff',
      item: () => ({
        kind: 'discharge',
        reason,
        work: { status: work },
        followUps: followUps.map((days) => ({ due: dateOf(ended + days * day), instruments: ['phq-9', 'gad-7'] })),
      }),
    },
  ];
}
