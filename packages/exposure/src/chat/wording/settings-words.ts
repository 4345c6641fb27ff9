// Stems of what the app says of itself: encryption, security codes, disappearing messages, pictures and descriptions of
// groups, pinned messages, business accounts. Lower case, NFC.

const WORDS = `end-to-end ende-zu-ende extremo_a_extremo de_bout_en_bout end-to-end_krypt ponta_a_ponta crittografia encriptad encryption verschlüssel cifrad chiffré chiffrement criptografad versleutel enkripsi terenkripsi
 disulitkan uçtan_uca şifrel التشفير مشفرة תוצפנ מוצפנ הצפנה رمزگذاری رمزنگاری шифрован szyfrowan šifrov šifrir salattu salauks krypter 暗号化 암호화 加密 mã_hóa mã_hoá เข้ารหัส एन्क्रिप्ट এনক্রিপ্ট மறையாக்க குறியாக்க ఎన్‌క్రిప్ట్ ఎన్క్రిప్ట్
 એન્ક્રિપ્ટ انکرپ κρυπτογράφ criptat titkosít security_code sicherheitsnummer sicherheitscode código_de_seguridad code_de_sécurité codice_di_sicurezza código_de_segurança beveiligingscode
 kode_keamanan kod_keselamatan güvenlik_kodu رمز_الأمان קוד_האבטחה کد_امنیتی код_безопасности код_безпеки kod_zabezpiecz bezpečnostní_kód sigurnosni_kod suojakoodi turvakoodi säkerhetskod
 セキュリティコード 보안_코드 安全码 安全代码 安全碼 mã_bảo_mật รหัสความปลอดภัย सुरक्षा_कोड সিকিউরিটি_কোড নিরাপত্তা_কোড பாதுகாப்புக்_குறியீடு సెక్యూరిటీ_కోడ్ સુરક્ષા_કોડ سیکیورٹی_کوڈ disappearing_messages
 selbstlöschende mensajes_temporales messages_éphémères messaggi_effimeri mensagens_temporárias verdwijnende_berichten pesan_sementara mesej_hilang süreli_mesaj ذاتية_الاختفاء הודעות_נעלמות پیام‌های_ناپدید
 исчезающие зникаючі znikające mizející_zpráv nestajuć katoavat försvinnande 消えるメッセージ 사라지는_메시지 阅后即焚消息 限时消息 自動銷毀 限時訊息 tin_nhắn_tạm_thời ข้อความที่ลบอัตโนมัติ ข้อความที่หายไป डिसअपियरिंग गायब_होने
 group's_icon group_icon group_description this_group's_settings group_settings gruppenbild gruppenbeschreibung gruppeneinstellungen ícono icono_del_grupo descripción_del_grupo l'icône_du_groupe icône_du_groupe
 description_du_groupe icona_del_gruppo descrizione_del_gruppo imagem_do_grupo descrição_do_grupo groepsafbeelding groepsbeschrijving ikon_grup deskripsi_grup grup_simgesi grup_açıklama أيقونة_المجموعة
 وصف_المجموعة סמל_הקבוצה תיאור_הקבוצה иконку_группы картинку_группы описание_группы ग्रुप_का_आइकन ग्रुप_की_जानकारी business_account unternehmenskonto cuenta_de_empresa compte_professionnel account_business
 conta_comercial bedrijfsaccount akun_bisnis işletme_hesabı pinned_a_message angeheftet fijó_un_mensaje épinglé fissato_un_messaggio fixou_uma_mensagem vastgezet menyematkan sabitledi is_a_contact`

const stem = (word: string): string => word.replaceAll('_', ' ').replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

export const SETTINGS = new RegExp(WORDS.trim().split(/\s+/u).map(stem).join('|'), 'u')
