// As membership-templates.ts.
import type { MembershipAct } from '../chat-message.ts'

type Templates = Partial<Record<MembershipAct, string>>

export const MORE_MEMBERSHIP_TEMPLATES: Record<string, Templates> = {
  tr: {
    created:
      '{a}, "{n}" grubunu oluşturdu|{a} "{n}" grubunu oluşturdu|{a} "{n}" grubunu kurdu|@"{n}" grubunu oluşturdunuz|@"{n}" grubunu kurdunuz|{a} bu grubu oluşturdu|{a} kişisi "{n}" grubunu oluşturdu',
    added:
      '{a}, {p} kişisini ekledi|{a}, {p} kullanıcısını ekledi|{a} {p} kişisini ekledi|{a} sizi ekledi{y}|@{p} kişisini eklediniz|@{p} kullanıcısını eklediniz|{p} eklendi|{a}, sizi ekledi{y}|{a}, {p} kişilerini ekledi|{a}, {p} adlı kişiyi ekledi',
    removed:
      '{a}, {p} kişisini çıkardı|{a}, {p} kullanıcısını çıkardı|{a} {p} kişisini çıkardı|{a} sizi çıkardı{y}|{a}, sizi çıkardı{y}|@{p} kişisini çıkardınız|{p} çıkarıldı|{a}, {p} adlı kişiyi çıkardı',
    left: '{p} ayrıldı|{p} gruptan ayrıldı|@@Ayrıldınız|@@Gruptan ayrıldınız',
    joined:
      '{p} davet bağlantısını kullanarak katıldı|{p}, davet bağlantısını kullanarak katıldı|{p} {x} katıldı|{p} katıldı|{p}, {x} katıldı',
    promoted:
      '{p} artık bir yönetici|{p} artık yönetici|{p} artık grup yöneticisi|@@Artık yöneticisiniz|@@Artık bir yöneticisiniz|{p} şimdi yönetici',
    demoted: '{p} artık yönetici değil|{p} artık bir yönetici değil|@@Artık yönetici değilsiniz',
    renamed:
      '{a}, grubun konusunu "{x}" yerine "{n}" olarak değiştirdi|{a} konuyu "{x}" iken "{n}" olarak değiştirdi|{a}, konuyu "{n}" olarak değiştirdi|{a} konuyu "{n}" olarak değiştirdi|{a} grup adını "{x}" yerine "{n}" olarak değiştirdi|{a} grup adını "{n}" olarak değiştirdi|{a}, grup adını "{n}" olarak değiştirdi|{a}, grup adını "{x}" yerine "{n}" olarak değiştirdi|{a}, konuyu "{x}" konusundan "{n}" konusuna değiştirdi|{a} grubun konusunu "{n}" olarak değiştirdi|{a}, grubun adını "{n}" olarak değiştirdi',
    'number-changed':
      '{p} telefon numarasını değiştirdi{x}|{p}, telefon numarasını değiştirdi{x}|{p} yeni bir telefon numarasına geçti{x}',
  },
  ar: {
    created:
      'أنشأ {a} المجموعة "{n}"|أنشأ {a} مجموعة "{n}"|قام {a} بإنشاء المجموعة "{n}"|قام {a} بإنشاء مجموعة "{n}"|أنشأ {a} هذه المجموعة|@أنشأت المجموعة "{n}"|@لقد أنشأت المجموعة "{n}"|أنشأت {a} المجموعة "{n}"|{a} أنشأ المجموعة "{n}"|{a} أنشأ مجموعة "{n}"|@لقد قمت بإنشاء المجموعة "{n}"',
    added:
      'أضاف {a} {p}|قام {a} بإضافة {p}|أضافك {a}{y}|تمت إضافة {p}|تمت إضافتك{y}|@لقد أضفت {p}|@أضفت {p}|@قمت بإضافة {p}|أضافت {a} {p}|{a} أضاف {p}|{a} أضافك{y}|قام {a} بإضافتك{y}',
    removed:
      'أزال {a} {p}|قام {a} بإزالة {p}|أزالك {a}{y}|تمت إزالة {p}|@أزلت {p}|@لقد أزلت {p}|@قمت بإزالة {p}|{a} أزال {p}|تمت إزالتك{y}',
    left: 'غادر {p}|غادر {p} المجموعة|غادرت {p}|{p} غادر|{p} غادر المجموعة|خرج {p}|خرج {p} من المجموعة',
    joined:
      'انضم {p} باستخدام {x}|انضم {p} عبر {x}|انضم {p} عن طريق {x}|انضم {p} من {x}|انضم {p} إلى {x}|{p} انضم {x}|انضم {p}',
    promoted:
      'أصبح {p} مشرفًا|أصبح {p} مشرفًا الآن|أصبح {p} مسؤولًا|{p} مشرف الآن|{p} هو مشرف الآن|{p} الآن مشرف|{p} أصبح مشرفًا|{p} أصبح مشرفًا الآن|@@أنت الآن مشرف|@@أصبحت مشرفًا|@@أصبحت مشرفًا الآن|@@أنت مشرف الآن',
    demoted: 'لم يعد {p} مشرفًا|{p} لم يعد مشرفًا|@@لم تعد مشرفًا',
    renamed:
      'غيّر {a} الموضوع من "{x}" إلى "{n}"|غيّر {a} الموضوع إلى "{n}"|غيّر {a} اسم المجموعة من "{x}" إلى "{n}"|غيّر {a} اسم المجموعة إلى "{n}"|قام {a} بتغيير الموضوع من "{x}" إلى "{n}"|قام {a} بتغيير الموضوع إلى "{n}"|قام {a} بتغيير اسم المجموعة إلى "{n}"|قام {a} بتغيير اسم المجموعة من "{x}" إلى "{n}"|{a} غيّر الموضوع إلى "{n}"|غير {a} اسم المجموعة إلى "{n}"|غير {a} الموضوع إلى "{n}"',
    'number-changed': 'غيّر {p} رقم هاتفه{x}|قام {p} بتغيير رقم هاتفه{x}|غير {p} رقم هاتفه{x}',
  },
  he: {
    created:
      '{a} יצר/ה את הקבוצה "{n}"|{a} יצר את הקבוצה "{n}"|{a} יצרה את הקבוצה "{n}"|{a} יצר/ה קבוצה "{n}"|@יצרת את הקבוצה "{n}"|{a} יצר קבוצה "{n}"|{a} יצר/ה קבוצה זו',
    added:
      '{a} הוסיף/ה את {p}|{a} הוסיף את {p}|{a} הוסיפה את {p}|@הוספת את {p}|{a} הוסיף/ה אותך{y}|{a} הוסיף אותך{y}|{p} נוסף|{p} נוסף/ה|{p} צורף|{p} צורף/ה|{a} צירף/ה את {p}|@צירפת את {p}|{a} צירף/ה אותך{y}',
    removed: '{a} הסיר/ה את {p}|{a} הסיר את {p}|{a} הסירה את {p}|@הסרת את {p}|{a} הסיר/ה אותך{y}|{p} הוסר|{p} הוסר/ה',
    left: '{p} עזב/ה|{p} עזב|{p} עזבה|{p} יצא/ה|{p} יצא|{p} עזב/ה את הקבוצה|{p} עזב את הקבוצה|@@עזבת|@@יצאת|@@עזבת את הקבוצה',
    joined: '{p} הצטרף/ה {x}|{p} הצטרף {x}|{p} הצטרפה {x}|@@הצטרפת {x}|{p} הצטרף|{p} הצטרף/ה',
    promoted:
      '{p} מנהל/ת עכשיו|{p} הוא כעת מנהל|{p} כעת מנהל/ת|{p} עכשיו מנהל/ת|{p} הפך/ה למנהל/ת|{p} עכשיו מנהל|@@כעת יש לך הרשאות מנהל|@@עכשיו יש לך הרשאות מנהל|@@את/ה כעת מנהל/ת|@@עכשיו את/ה מנהל/ת',
    demoted: '{p} כבר לא מנהל/ת|{p} אינו מנהל יותר|{p} כבר לא מנהל',
    renamed:
      '{a} שינה/תה את הנושא מ-"{x}" ל-"{n}"|{a} שינה את הנושא מ-"{x}" ל-"{n}"|{a} שינה/תה את הנושא ל-"{n}"|{a} שינה את הנושא ל-"{n}"|{a} שינה/תה את שם הקבוצה ל-"{n}"|{a} שינה את שם הקבוצה ל-"{n}"|{a} שינה/תה את שם הקבוצה מ-"{x}" ל-"{n}"|{a} שינה את שם הקבוצה מ-"{x}" ל-"{n}"|@שינית את הנושא ל-"{n}"',
    'number-changed': '{p} שינה/תה את מספר הטלפון{x}|{p} שינה את מספר הטלפון{x}|{p} החליף/ה מספר טלפון{x}',
  },
  fa: {
    created:
      '{a} گروه "{n}" را ایجاد کرد|{a} گروه "{n}" را ساخت|@شما گروه "{n}" را ایجاد کردید|@شما گروه "{n}" را ساختید|{a} این گروه را ایجاد کرد',
    added: '{a} {p} را اضافه کرد|{a}، {p} را اضافه کرد|@شما {p} را اضافه کردید|{a} شما را اضافه کرد{y}|{p} اضافه شد',
    removed: '{a} {p} را حذف کرد|{a}، {p} را حذف کرد|@شما {p} را حذف کردید|{a} شما را حذف کرد{y}|{p} حذف شد',
    left: '{p} گروه را ترک کرد|{p} خارج شد|{p} رفت|{p} ترک کرد|@@شما گروه را ترک کردید|{p} از گروه خارج شد',
    joined:
      '{p} با استفاده از {x} پیوست|{p} از طریق {x} پیوست|{p} {x} ملحق شد|{p} به گروه پیوست|{p} با استفاده از {x} ملحق شد|{p} از طریق {x} عضو شد|{p} پیوست',
    promoted:
      '{p} اکنون مدیر است|{p} اکنون ادمین است|{p} هم اکنون مدیر است|{p} اکنون یک مدیر است|@@شما اکنون مدیر هستید|@@شما اکنون ادمین هستید',
    demoted: '{p} دیگر مدیر نیست|{p} دیگر ادمین نیست|@@شما دیگر مدیر نیستید',
    renamed:
      '{a} موضوع را از "{x}" به "{n}" تغییر داد|{a} موضوع را به "{n}" تغییر داد|{a} نام گروه را به "{n}" تغییر داد|{a} نام گروه را از "{x}" به "{n}" تغییر داد',
    'number-changed': '{p} شماره تلفن خود را تغییر داد{x}|{p} شماره خود را تغییر داد{x}',
  },
  ru: {
    created:
      '{a} создал(-а) группу "{n}"|{a} создал(а) группу "{n}"|{a} создал группу "{n}"|{a} создала группу "{n}"|@Вы создали группу "{n}"|{a} создал(-а) эту группу|{a} создал(а) эту группу|@Вы создали эту группу|{a} создал(-а) сообщество "{n}"|Группа "{n}" создана пользователем {a}',
    added:
      '{a} добавил(-а) {p}|{a} добавил(а) {p}|{a} добавил {p}|{a} добавила {p}|@Вы добавили {p}|{a} добавил(-а) вас{y}|{a} добавил(а) вас{y}|Добавлен(-а) {p}|Пользователь {p} добавлен|{p} добавлен(-а)|{p} добавлен(а)|@@Вас добавили|@@Вы были добавлены|{p} добавлены',
    removed:
      '{a} удалил(-а) {p}|{a} удалил(а) {p}|{a} удалил {p}|{a} удалила {p}|{a} исключил(-а) {p}|@Вы удалили {p}|{p} удалён(-а)|{p} удалён|@@Вас удалили|@@Вы были удалены',
    left: '{p} вышел(-ла)|{p} вышел(ла)|{p} вышел|{p} вышла|{p} вышел(-ла) из группы|{p} покинул(-а) группу|{p} покинул(а) группу|{p} покинул группу|@@Вы вышли|@@Вы вышли из группы|@@Вы покинули группу',
    joined:
      '{p} присоединился(-ась) {x}|{p} присоединился(ась) {x}|{p} присоединился {x}|{p} присоединилась {x}|{p} вступил(-а) в группу{x}|{p} вступил(а) в группу{x}|@@Вы присоединились {x}|{p} присоединился(-лась) {x}|{p} вступил(-а) {x}',
    promoted:
      '{p} теперь админ|{p} теперь администратор|{p} теперь админ группы|{p} теперь администратор группы|{p} назначен(-а) админом|{p} назначен(-а) администратором|@@Вы теперь админ|@@Вы теперь администратор|@@Теперь вы админ|@@Теперь вы администратор|@@Вы теперь админ группы|@@Вас назначили админом',
    demoted:
      '{p} больше не админ|{p} больше не администратор|{p} больше не является админом|{p} больше не является администратором|@@Вы больше не админ|@@Вы больше не администратор',
    renamed:
      '{a} изменил(-а) тему с "{x}" на "{n}"|{a} изменил(а) тему с "{x}" на "{n}"|{a} изменил(-а) тему на "{n}"|{a} изменил(а) тему на "{n}"|{a} изменил(-а) тему группы на "{n}"|{a} изменил(-а) название группы с "{x}" на "{n}"|{a} изменил(-а) название группы на "{n}"|{a} изменил(а) название группы на "{n}"|{a} изменил(а) название группы с "{x}" на "{n}"|{a} изменил тему на "{n}"|{a} изменила тему на "{n}"|@Вы изменили тему на "{n}"|@Вы изменили название группы на "{n}"|{a} изменил(-а) тему группы с "{x}" на "{n}"',
    'number-changed':
      '{p} сменил(-а) номер телефона{x}|{p} сменил(а) номер телефона{x}|{p} изменил(-а) номер телефона{x}|{p} изменил(а) номер телефона{x}|{p} теперь использует новый номер{x}|{p} сменил номер{x}|{p} сменила номер{x}',
  },
  uk: {
    created:
      '{a} створює групу "{n}"|{a} створив(-ла) групу "{n}"|{a} створив(ла) групу "{n}"|{a} створив групу "{n}"|{a} створила групу "{n}"|@Ви створили групу "{n}"|{a} створює цю групу',
    added:
      '{a} додає {p}|{a} додав(-ла) {p}|{a} додав(ла) {p}|{a} додав {p}|{a} додала {p}|@Ви додали {p}|{p} додано|Додано користувача {p}|@@Вас додано|{p} доданий(-а)',
    removed:
      '{a} вилучає {p}|{a} видаляє {p}|{a} видалив(-ла) {p}|{a} видалив(ла) {p}|{a} видалив {p}|{a} видалила {p}|@Ви видалили {p}|@Ви вилучили {p}|{p} видалено|@@Вас видалено',
    left: '{p} виходить|{p} вийшов(-ла)|{p} вийшов(ла)|{p} вийшов|{p} вийшла|{p} залишає групу|{p} покинув(-ла) групу|{p} виходить із групи|@@Ви вийшли|@@Ви вийшли з групи|{p} вийшов(ла) з групи',
    joined:
      '{p} приєднується {x}|{p} приєднався(-лась) {x}|{p} приєднався(лась) {x}|{p} приєднався {x}|{p} приєдналась {x}|{p} приєдналася {x}|{p} приєднується',
    promoted:
      '{p} тепер адмін|{p} тепер адміністратор|{p} стає адміном|{p} стає адміністратором|{p} тепер адмін групи|@@Ви тепер адмін|@@Ви тепер адміністратор|@@Тепер ви адмін|@@Тепер ви адміністратор',
    demoted: '{p} більше не адмін|{p} більше не адміністратор|@@Ви більше не адмін|@@Ви більше не адміністратор',
    renamed:
      '{a} змінює тему з "{x}" на "{n}"|{a} змінює тему на "{n}"|{a} змінив(-ла) тему з "{x}" на "{n}"|{a} змінив(ла) тему на "{n}"|{a} змінив(-ла) тему на "{n}"|{a} змінює назву групи на "{n}"|{a} змінив(-ла) назву групи на "{n}"|{a} змінив(ла) назву групи на "{n}"|{a} змінює назву групи з "{x}" на "{n}"',
    'number-changed':
      '{p} змінює номер телефону{x}|{p} змінив(-ла) номер телефону{x}|{p} змінив(ла) номер телефону{x}|{p} змінив номер{x}',
  },
  pl: {
    created:
      '{a} utworzył(a) grupę "{n}"|{a} utworzył grupę "{n}"|{a} utworzyła grupę "{n}"|{a} stworzył(a) grupę "{n}"|Użytkownik {a} utworzył grupę "{n}"|@Utworzyłeś(-aś) grupę "{n}"|@Utworzono grupę "{n}"|@Utworzyłeś grupę "{n}"|{a} tworzy grupę "{n}"|@Utworzyłeś(aś) grupę "{n}"',
    added:
      '{a} dodał(a) {p}|{a} dodał {p}|{a} dodała {p}|Użytkownik {a} dodał użytkownika {p}|{a} dodał(a) użytkownika {p}|@Dodałeś(-aś) {p}|@Dodano {p}|@Dodałeś {p}|{p} został(a) dodany(-a)|Dodano użytkownika {p}|{a} dodaje {p}|@Dodałeś(aś) {p}',
    removed:
      '{a} usunął(-ęła) {p}|{a} usunął(ęła) {p}|{a} usunął {p}|{a} usunęła {p}|Użytkownik {a} usunął użytkownika {p}|@Usunąłeś(-ęłaś) {p}|@Usunięto {p}|@Usunąłeś {p}|Usunięto użytkownika {p}|{a} usuwa {p}',
    left: '{p} opuścił(a) grupę|{p} opuścił grupę|{p} opuściła grupę|{p} opuszcza grupę|{p} wyszedł(-szła)|{p} wyszedł|{p} wyszła|{p} opuścił(a)|Użytkownik {p} opuścił grupę|@@Opuściłeś(-aś) grupę|@@Opuszczono grupę|@@Opuściłeś grupę|Użytkownik {p} wyszedł',
    joined:
      '{p} dołączył(a) {x}|{p} dołączył {x}|{p} dołączyła {x}|Użytkownik {p} dołączył {x}|{p} dołącza {x}|{p} dołączył(a)',
    promoted:
      '{p} jest teraz adminem|{p} jest teraz administratorem|{p} jest teraz administratorem grupy|Użytkownik {p} jest teraz administratorem|@@Jesteś teraz adminem|@@Jesteś teraz administratorem|@@Jesteś administratorem',
    demoted:
      '{p} nie jest już adminem|{p} nie jest już administratorem|@@Nie jesteś już administratorem|@@Nie jesteś już adminem',
    renamed:
      '{a} zmienił(a) temat z "{x}" na "{n}"|{a} zmienił(a) temat na "{n}"|{a} zmienił temat na "{n}"|{a} zmieniła temat na "{n}"|{a} zmienił(a) nazwę grupy na "{n}"|{a} zmienił(a) nazwę grupy z "{x}" na "{n}"|Użytkownik {a} zmienił temat na "{n}"|Użytkownik {a} zmienił temat z "{x}" na "{n}"|{a} zmienia temat na "{n}"',
    'number-changed':
      '{p} zmienił(a) numer telefonu{x}|{p} zmienił numer telefonu{x}|{p} zmieniła numer telefonu{x}|{p} zmienił(a) swój numer{x}',
  },
}
