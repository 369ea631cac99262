import { HttpProblem } from '#server/http/problems.ts';

/** An archived order has one renewal that is not refused; the index holds it, whoever comes second is told. */
export async function oneRenewal<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'orders_renewal')
      throw new HttpProblem('already_done', {
        detail: (language) =>
          language === 'ru' ? 'Этот заказ уже продлён другим' : 'The order is renewed by another one already',
      });
    throw error;
  }
}
