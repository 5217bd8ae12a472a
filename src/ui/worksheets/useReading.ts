import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../../care/is-record';
import { readRef } from '../../care/worksheets/entry';
import type { Field, RowField } from '../../care/worksheets/types';
import { type Format, useFormat } from '../format';

/** Words of worksheets, and values as a person reads them. */
export interface Reading {
  /** Labels come from the worksheets' own words; their keys stand in the structure, so the type cannot know them. */
  word: (key: string) => string;
  /** A derived number with its unit. */
  amount: (value: number, unit: string | null | undefined, decimals?: number) => string;
  /** A value on one line; empty when it is not answered. */
  text: (field: Field | RowField, value: unknown) => string;
}

export function useReading(): Reading {
  const { t } = useTranslation(['programme', 'worksheets']);
  const f = useFormat();
  return useMemo(() => makeReading(t, f), [t, f]);
}

export function useLabel(): (key: string) => string {
  const { t } = useTranslation('worksheets');
  return (key) => t(key as 'sleep-diary.title');
}

type Words = ReturnType<typeof useTranslation<['programme', 'worksheets']>>['t'];
function makeReading(t: Words, f: Format): Reading {
  const word = (key: string) => t(`worksheets:${key as 'sleep-diary.title'}`);
  const number = (value: number, decimals?: number) => f.number(value, Number.isInteger(value) ? 0 : Math.max(1, decimals ?? 1));
  const amount: Reading['amount'] = (value, unit, decimals) => {
    const figure = number(decimals === undefined ? Math.round(value * 10) / 10 : round(value, decimals), decimals);
    switch (unit) {
      case 'min':
        return f.minutes(value);
      case '%':
        return t('programme:sheet.amount.percent', { value: figure });
      case 'alkoholenhet':
        return t('programme:sheet.amount.units', { value: figure });
      case 'NOK':
        return t('programme:sheet.amount.kroner', { value: figure });
      case 'days':
        return t('programme:sheet.amount.days', { count: Math.round(value) });
      case 'times':
        return t('programme:sheet.amount.times', { count: Math.round(value) });
      case 'cl':
      case 'mg':
      case 'g':
        return `${figure} ${unit}`;
      default:
        return figure;
    }
  };
  const text: Reading['text'] = (field, value) => {
    if (value === null || value === undefined || value === '') return '';
    switch (field.type) {
      case 'bool':
        return value === true ? t('programme:sheet.yes') : value === false ? t('programme:sheet.no') : '';
      case 'enum':
        return typeof value === 'string' ? word(`${field.label}.option.${value}`) : '';
      case 'enums':
        return Array.isArray(value) ? value.map((one) => word(`${field.label}.option.${String(one)}`)).join(', ') : '';
      case 'time':
        return typeof value === 'string' ? f.hm(value) : '';
      case 'date':
        return typeof value === 'string' ? f.date(value) : '';
      case 'datetime':
        return typeof value === 'string' ? f.moment(value) : '';
      case 'percent':
        return typeof value === 'number' ? amount(value, '%') : '';
      case 'number':
      case 'duration':
        return typeof value === 'number' ? amount(value, field.unit) : '';
      case 'scale':
        return typeof value === 'number' ? t('programme:sheet.amount.of', { value, max: field.max ?? 10 }) : '';
      case 'ref':
        return readRef(value)?.text ?? '';
      case 'object':
        return isRecord(value)
          ? joined(
              field.fields.map((inner) => text(inner, value[inner.id])),
              ', ',
            )
          : '';
      case 'list':
        return Array.isArray(value)
          ? joined(
              value.map((row) => text(field.of, row)),
              '; ',
            )
          : '';
      default:
        return typeof value === 'string' ? value : '';
    }
  };
  return { word, amount, text };
}

const joined = (parts: readonly string[], between: string) => parts.filter((part) => part !== '').join(between);
const round = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;
