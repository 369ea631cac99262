import type { MailboxTroubleCode } from '#api/mailbox.ts';
import type { Language } from '#domain/values/language.ts';

/** What is wrong with the mailbox and what to do about it. */
export const mailboxWords: Record<Language, Record<MailboxTroubleCode, string>> = {
  ru: {
    notSetUp: 'Ящик не настроен: укажите сервер, имя и пароль и сохраните.',
    nameNotFound: 'Сервер с таким именем не найден. Проверьте, нет ли опечатки в имени сервера.',
    addressForbidden: 'По этому адресу почтового сервера быть не может. Укажите имя сервера вашей почты.',
    refused:
      'Сервер не принимает соединения на этом порту. Проверьте порт: обычно 993 для TLS, 143 для STARTTLS.',
    unreachable: 'До сервера нет пути. Проверьте сеть и межсетевой экран на этой машине.',
    timeout:
      'Сервер не ответил вовремя. Проверьте имя и порт, и не закрыт ли этот порт межсетевым экраном или провайдером.',
    noGreeting:
      'Соединение есть, но сервер молчит. Скорее всего, на этом порту нужно шифрование TLS: выберите его или порт 143 со STARTTLS.',
    certificate:
      'Сертификату сервера нельзя доверять: он чужой, просрочен или подписан вашим собственным центром. Проверьте имя сервера; свой центр добавьте переменной NODE_EXTRA_CA_CERTS.',
    wrongMode: 'На этом порту сервер говорит без TLS. Выберите STARTTLS или порт 993.',
    noStarttls:
      'Сервер не перешёл на шифрование STARTTLS. Выберите TLS с портом 993 или, внутри своей сети, работу без шифрования.',
    loginRefused:
      'Сервер не принял имя или пароль. Проверьте их и включён ли в почтовой службе доступ по IMAP; многие службы требуют отдельный пароль для программ.',
    folderMissing: 'В ящике нет такой папки, или она закрыта. Проверьте её имя; входящие зовутся INBOX.',
    broken:
      'Разговор с сервером оборвался. Повторим сами; если не пройдёт, проверьте порт и шифрование, и IMAP ли это.',
    keyLost: 'Ключ установки сменился, и сохранённый пароль не прочесть. Введите пароль ящика заново.',
  },
  en: {
    notSetUp: 'The mailbox is not set up: give server, name and password, and save.',
    nameNotFound: 'There is no server of this name. Check the name for a misprint.',
    addressForbidden: 'There can be no mail server at this address. Give the name of your mail’s server.',
    refused: 'The server takes no connections on this port. Check it: usually 993 for TLS, 143 for STARTTLS.',
    unreachable: 'There is no way to the server. Check the network and the firewall of this machine.',
    timeout:
      'The server did not answer in time. Check name and port, and whether a firewall or the provider closes that port.',
    noGreeting:
      'The connection is there, but the server is silent. Most likely this port wants TLS: choose it, or port 143 with STARTTLS.',
    certificate:
      'The server’s certificate cannot be trusted: it is another’s, out of date, or signed by an authority of your own. Check the server’s name; add an authority by NODE_EXTRA_CA_CERTS.',
    wrongMode: 'On this port the server speaks without TLS. Choose STARTTLS, or port 993.',
    noStarttls:
      'The server did not go over to STARTTLS. Choose TLS with port 993 or, within your own network, no encryption.',
    loginRefused:
      'The server did not take the name or the password. Check them, and whether your mail service allows IMAP; many ask for a password of its own for programs.',
    folderMissing:
      'There is no such folder in the mailbox, or it is closed. Check its name; incoming mail is INBOX.',
    broken:
      'The talk with the server broke off. It is tried again by itself; if it goes on, check port and encryption, and whether this is IMAP.',
    keyLost:
      'The key of the installation changed, and the password that was kept cannot be read. Type the mailbox’s password anew.',
  },
};
