import type { MailTroubleCode } from '#api/mail.ts';
import type { Language } from '#domain/values/language.ts';

/** What is wrong and what to do about it. */
export const troubleWords: Record<Language, Record<MailTroubleCode, string>> = {
  ru: {
    notSetUp: 'Почта не настроена: укажите сервер и адрес отправителя, включите отправку и сохраните.',
    nameNotFound: 'Сервер с таким именем не найден. Проверьте, нет ли опечатки в имени сервера.',
    addressForbidden: 'По этому адресу почтового сервера быть не может. Укажите имя сервера вашей почты.',
    refused:
      'Сервер не принимает соединения на этом порту. Проверьте порт: обычно 587 для STARTTLS, 465 для TLS, 25 без шифрования.',
    unreachable: 'До сервера нет пути. Проверьте сеть и межсетевой экран на этой машине.',
    timeout:
      'Сервер не ответил вовремя. Проверьте имя и порт, и не закрыт ли этот порт межсетевым экраном или провайдером.',
    noGreeting:
      'Соединение есть, но сервер молчит. Скорее всего, на этом порту нужно шифрование TLS: выберите его или порт 587 со STARTTLS.',
    certificate:
      'Сертификату сервера нельзя доверять: он чужой, просрочен или подписан вашим собственным центром. Проверьте имя сервера; свой центр добавьте переменной NODE_EXTRA_CA_CERTS.',
    wrongMode: 'На этом порту сервер говорит без TLS. Выберите STARTTLS или порт 465.',
    noStarttls:
      'Сервер не перешёл на шифрование STARTTLS. Выберите TLS с портом 465 или, внутри своей сети, работу без шифрования.',
    putOff:
      'Сервер просит прийти позже: так многие серверы встречают незнакомых. Повторяем сами, делать ничего не нужно.',
    loginRefused:
      'Сервер не принял имя или пароль. Проверьте их; многие почтовые службы требуют отдельный пароль для программ.',
    senderRefused:
      'Сервер не разрешает писать с этого адреса. Укажите адрес отправителя, который принадлежит этому имени входа.',
    recipientRefused: 'Сервер не принял адрес получателя. Проверьте адрес в карточке сотрудника.',
    messageRefused:
      'Сервер не принял само письмо. Причина в ответе сервера; с нею обратитесь к тем, кто ведёт почту.',
    outcomeUnknown:
      'Связь оборвалась, когда письмо было уже передано: неизвестно, принято ли оно. Повторяем один раз, и оно может прийти дважды.',
    nothingLeft: 'К отправке сообщать было уже нечего: прочитано на странице или больше не видно получателю.',
    broken:
      'Разговор с сервером оборвался. Попробуйте ещё раз; если повторится, проверьте порт и шифрование.',
    keyLost:
      'Ключ установки сменился, и сохранённое не прочесть. Введите пароль почты заново, а приглашение создайте ещё раз.',
    returned: 'Письмо вернулось. Проверьте адрес получателя.',
  },
  en: {
    notSetUp: 'Mail is not set up: give the server and the sender’s address, turn sending on and save.',
    nameNotFound: 'There is no server of this name. Check the name for a misprint.',
    addressForbidden: 'There can be no mail server at this address. Give the name of your mail’s server.',
    refused:
      'The server takes no connections on this port. Check it: usually 587 for STARTTLS, 465 for TLS, 25 without encryption.',
    unreachable: 'There is no way to the server. Check the network and the firewall of this machine.',
    timeout:
      'The server did not answer in time. Check name and port, and whether a firewall or the provider closes that port.',
    noGreeting:
      'The connection is there, but the server is silent. Most likely this port wants TLS: choose it, or port 587 with STARTTLS.',
    certificate:
      'The server’s certificate cannot be trusted: it is another’s, out of date, or signed by an authority of your own. Check the server’s name; add an authority by NODE_EXTRA_CA_CERTS.',
    wrongMode: 'On this port the server speaks without TLS. Choose STARTTLS, or port 465.',
    noStarttls:
      'The server did not go over to STARTTLS. Choose TLS with port 465 or, within your own network, no encryption.',
    putOff:
      'The server asks to come later, as many do with strangers. It is tried again by itself; nothing is to be done.',
    loginRefused:
      'The server did not take the name or the password. Check them; many mail services ask for a password of its own for programs.',
    senderRefused:
      'The server does not let you write from this address. Give a sender’s address that belongs to this sign-in.',
    recipientRefused: 'The server did not take the recipient’s address. Check it on the employee’s card.',
    messageRefused:
      'The server did not take the letter itself. Its answer says why; bring it to whoever runs your mail.',
    outcomeUnknown:
      'The line broke when the letter had been handed over: nobody knows whether it was taken. It is tried once more, and may come twice.',
    nothingLeft:
      'When it was to go there was nothing left to say: read in the page, or out of the reader’s sight.',
    broken: 'The talk with the server broke off. Try again; if it happens again, check port and encryption.',
    keyLost:
      'The key of the installation changed, and what was kept cannot be read. Type the mail password anew, and make the invitation again.',
    returned: 'The letter came back. Check the recipient’s address.',
  },
};
