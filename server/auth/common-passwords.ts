/**
 * Words that the most common passwords are made of, and the most common ones of twelve characters and more that no rule
 * of `password-rules.ts` catches. Sources: the published lists of leaked passwords (SecLists, "10 million" and the
 * Russian-language sets), cut to what the shortest allowed length leaves.
 */
export const commonWords: readonly string[] = `
password passwort passw0rd pass qwerty qwertyu qwertyui azerty admin administrator root user guest login welcome letmein
iloveyou love lovely monkey dragon master sunshine princess football baseball basketball superman batman spiderman starwars
shadow michael jordan jennifer charlie thomas daniel george andrew hunter summer winter spring autumn january february march
april june july august september october november december monday friday secret default changeme change temp test testing
company office manager server computer internet samsung google apple microsoft windows facebook vkontakte pokemon pikachu
minecraft liverpool chelsea arsenal barcelona juventus ferrari mercedes porsche trustno access freedom whatever forever
family friend mother father sister brother jesus christ angel flower chocolate cheese butterfly rainbow purple orange yellow
hello hallo bonjour hola russia moscow abc asdf zxcv qaz wsx edc qwe asd zxc ytrewq
пароль парол привет здравствуй любовь люблю тебя солнышко солнце котенок зайчик кошка собака россия москва петербург
спартак зенит динамо админ администратор сервер компьютер работа офис директор бухгалтер бухгалтерия эксперт экспертиза
менеджер продажи компания секрет вход доступ йцукен фыва ячсмить наташа настя марина алексей александр андрей дмитрий сергей
владимир максим никита екатерина елена ольга татьяна светлана мама папа семья друг весна лето осень зима январь февраль
март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
parol privet lubov solnishko rossiya moskva natasha nastya marina aleksey alexander andrey dmitriy sergey vladimir maksim
nikita ekaterina elena olga tatyana svetlana spartak zenit dinamo
vizir визирь
`
  .trim()
  .split(/\s+/);

export const commonPasswords: ReadonlySet<string> = new Set(
  `
1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedcrfv qazwsxedcrfvtgb zaq12wsxcde3
zaq1xsw2cde3 zaq1zaq1zaq1 q1w2e3r4t5y6 q1w2e3r4t5y6u7 q1w2e3r4t5y6u7i8 a1b2c3d4e5f6 1a2b3c4d5e6f a1s2d3f4g5h6 z1x2c3v4b5n6
123qweasdzxc qweasdzxc123 qwe123asd456 qweasd123456 1234qwerasdf 12qwaszx12qw !qaz2wsx3edc !qaz@wsx#edc 1qazxsw23edc
1qaz1qaz1qaz qwaszxqwaszx 1qazxsw2cde3 0987poiulkjh 147258369147 147258369000 159357159357 159753456852 789456123000
741852963000 963852741000 123321123321 112233445566 123654789000 321654987000 147852369000 741852963741 1123581321345
314159265358 271828182845 correcthorsebatterystaple thequickbrownfox maytheforcebewithyou whatthefuck12 fuckyoufuckyou
motherfucker mothafucka12 ilovemyself1 iloveyousomuch iloveyouforever ilovemyfamily ilovejesus12 unbelievable intelligence
organization professional construction international masterofpuppets harrypotter1 harrypotter12 manchesterunited
realmadrid12 newcastle123 philadelphia pennsylvania massachusetts northcarolina christopher1 christopher12 alexandrasimon
jonathan1234 elizabeth123 victoria1234 valentina123 stanislav123 vyacheslav12 konstantin12 ghbdtnghbdtn ghbdtn123456
gfhjkm123456 gfhjkmgfhjkm gfhjkm12345678 yfnfif123456 vfhbyf123456 fktrcfylh123 cthutq123456 yjdsqgfhjkm rjntyjr12345
cjkysirj1234 k.,jdm123456 lbhtrnjh1234 flvbybcnhfnjh gthtcnhjqrf12 zxcvbnm12345 mnbvcxz12345 poiuytrewq12 lkjhgfdsa123
парольпароль приветпривет яжелюблютебя ятебялюблю12 ялюблютебя12 люблютебя123 невспомню123 незабудуникогда
мойпароль123 новыйпароль1 парольпарольпароль
`
    .trim()
    .split(/\s+/),
);

/** Rows of keys and letters along which a finger or a child counts. */
export const rows: readonly string[] = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю.',
  '!@#$%^&*()_+',
  '!"№;%:?*()_+',
];
