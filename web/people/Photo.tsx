import classes from './photo.module.css';

interface PhotoProps {
  person: { id: number; name: string; photo?: number | null };
  size: 24 | 32 | 40 | 96;
}

/** The photo, or initials on a quiet ground. It stands beside the name, so for who listens it is nothing. */
export function Photo({ person, size }: PhotoProps) {
  const style = { width: size, height: size, fontSize: Math.round(size * 0.38) };
  if (person.photo)
    return (
      <img
        className={classes.photo}
        src={photoUrl(person.id, person.photo, size > 48 ? 512 : 96)}
        width={size}
        height={size}
        style={style}
        alt=""
        loading="lazy"
        decoding="async"
      />
    );
  return (
    <span className={classes.initials} style={style} aria-hidden="true">
      {initialsOf(person.name)}
    </span>
  );
}

/** Kept by the browser: another photo has another address. */
const photoUrl = (id: number, version: number, size: 96 | 512): string =>
  `/api/employees/${id}/photo?size=${size}&version=${version}`;

/** «Иванова Анна Сергеевна» → «ИА» */
const initialsOf = (name: string): string =>
  name
    .split(' ')
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('');
