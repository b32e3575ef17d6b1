/** The date with which the text starts, as `YYYY-MM-DD` (a time may follow); undefined when it starts with none. */
export function dateIn(text: string): string | undefined {
  const date = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text.trim())?.[0];
  return date !== undefined && isDate(date) ? date : undefined;
}

/** Whether the text is a day as `YYYY-MM-DD`, and there is such a day. */
export function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').map(Number) : [];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** How many days lie between two days; negative when the second is the earlier one. Both are dates. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** What somebody may have meant who wrote a date in another way, as `YYYY-MM-DD`: the day first, then the month first. */
export function likelyDates(text: string): string[] {
  const numbers = (/^\D*(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{1,4})(?:\D.*)?$/.exec(text) ?? []).slice(1);
  const [a = '', b = '', c = ''] = numbers;
  const orders = a.length === 4 ? [[a, b, c]] : [[c, b, a], ...(text.includes('/') ? [[c, a, b]] : [])];
  const dates = orders.map(
    ([year = '', month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  return [...new Set(dates)].filter(isDate);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
