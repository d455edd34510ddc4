export type Card = {
  /** `NN.NN`: where the card was issued. */
  readonly districtCode: string;
  readonly birthDate: string;
  readonly sex: 'f' | 'm';
  /** 1 to 9999. */
  readonly serial: number;
};

/** The number that such a card of Indonesia would have. */
export function nikFor({ districtCode, birthDate, sex, serial }: Card): string {
  const [year, month, day] = birthDate.split('-');
  const dayDigits = Number(day) + (sex === 'f' ? 40 : 0);
  const digits = [dayDigits, month, year?.slice(2)].map((part) => String(part).padStart(2, '0')).join('');
  return `${districtCode.replace('.', '')}01${digits}${String(serial).padStart(4, '0')}`;
}
