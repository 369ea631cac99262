import type { Language } from '#domain/values/language.ts';

type Say = (params: Record<string, string | number>) => string;

/** Why a picture is not taken as a photo, and what is wrong with the dates of a certificate. */
export const photoWords: Record<Language, Record<string, Say>> = {
  ru: {
    photo_kind: () => 'Это не фотография. Выберите файл JPEG, PNG или WebP',
    photo_empty: () => 'Файл пуст. Выберите фотографию JPEG, PNG или WebP',
    photo_heavy: () => 'Файл больше 10 МБ. Сохраните фотографию меньшего размера и загрузите её',
    photo_large: () => 'В картинке слишком много точек. Уменьшите её до 8000 × 8000 и загрузите снова',
    photo_small: () => 'Картинка меньше 96 × 96 точек. Выберите фотографию крупнее',
    photo_broken: () => 'Файл повреждён и не открывается. Сохраните фотографию заново или выберите другую',
    certificate_dates: () => 'Срок действия раньше даты выдачи. Проверьте обе даты',
  },
  en: {
    photo_kind: () => 'This is no photo. Choose a JPEG, PNG or WebP file',
    photo_empty: () => 'The file is empty. Choose a JPEG, PNG or WebP photo',
    photo_heavy: () => 'The file is larger than 10 MB. Save the photo smaller and load it',
    photo_large: () => 'The picture has too many pixels. Make it 8000 × 8000 at most and load it again',
    photo_small: () => 'The picture is smaller than 96 × 96 pixels. Choose a larger photo',
    photo_broken: () => 'The file is damaged and does not open. Save the photo anew or choose another',
    certificate_dates: () => 'It expires before it was issued. Check both dates',
  },
};
