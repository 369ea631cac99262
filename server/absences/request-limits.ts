/** Five years: nobody asks for more, and working days are counted no further. */
export const LONGEST_DAYS = 5 * 366;
