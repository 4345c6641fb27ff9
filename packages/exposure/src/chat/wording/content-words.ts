// The words by which a line that the app wrote in place of content is known, in any language: stems, not sentences, so that
// WhatsApp may word a sentence anew. Lower case, NFC.

const any = (words: string): RegExp => new RegExp(words.trim().split(/\s+/u).map(escape).join('|'), 'u')
const escape = (word: string): string => word.replaceAll('_', ' ').replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** A message, as a thing that is deleted, edited, or awaited. */
export const MESSAGE =
  any(`message nachricht mensaje messaggio mensagem bericht pesan mesej mesaj رسالة הודעה ההודעה پیام پيام сообщени повідомлен
  wiadomo zpráv poruk viesti viestin meddeland メッセージ 메시지 消息 訊息 讯息 信息 tin_nhắn ข้อความ मैसेज संदेश मेसेज মেসেজ বার্তা செய்தி மெசேஜ் సందేశ మెసేజ్
  મેસેજ સંદેશ پیغام میسج μήνυμα správ sporočil üzenet съобщени порук messaxe missatge mesajul besked melding mensahe ujumbe`)

export const DELETED =
  any(`deleted gelöscht eliminó eliminaste eliminado eliminato supprimé apagada apagou eliminada eliminou verwijderd dihapus menghapus dipadam
  memadam silindi sildiniz sildin حذف נמחק מחקת حذف удален удалён удалил видален видалил usunięt usunął odstraněn smazán odstranili smazali izbrisa poistett poistit
  togs_bort tagits_bort tog_bort raderade 削除 消去 삭제 删除 刪除 撤回 xóa xoá ถูกลบ ลบข้อความ डिलीट मिटा हटव हटाय हटा_दि মুছে ডিলিট நீக்க తొలగి డిలీట్ ડિલીટ કાઢી مٹا ڈیلیٹ διαγρ șters
  vymazan zmazan töröl изтри избрис eliminat slettet imefutwa binura`)

export const EDITED =
  any(`edited bearbeitet editó editado editada editaste modifié modificat bewerkt diedit disunting düzenlendi تعديل נערכה עריכה ویرایش изменен изменён отредактирован змінен
  відредагован edytowan upraven uređena izmijenjen muokat muokkas redigera 編集 수정 편집 编辑 編輯 chỉnh_sửa แก้ไข एडिट संपादित এডিট সম্পাদন திருத்த எடிட் సవరించ ఎడిట్ એડિટ ફેરફાર ترمیم επεξεργ
  editat szerkeszt redigeret redigert промен`)

/** Seen once, and gone. */
export const VIEW_ONCE =
  any(`view_once view-once einmal_ansehen einmalansicht einmalig una_sola_vez una_vez visualización_única vue_unique affichage_unique visualizza_una_volta visualizzabile
  visualização_única eenmalig sekali_lihat tek_görünümlük tek_seferlik المشاهدة_لمرة عرض_لمرة صيغة_العرض חד-פעמית צפייה_חד یک‌بار یکبار однократн одноразов jednorazow jednokrátn jednokratn
  kertakatsel visa_en_gång visas_en_gång 一度だけ 1回限り 1回表示 한_번만 한번_보기 阅后即焚 一次性 限時 xem_một_lần ดูครั้งเดียว ดูได้ครั้งเดียว एक_बार केवल_एक একবার ஒருமுறை ఒక్కసారి એક_વાર ایک_بار`)

export const CALL =
  any(`call anruf llamada appel chiamata chamada ligação oproep gesprek panggilan arama مكالمة اتصال שיחה שיחת تماس звонок вызов виклик дзвінок połączeni hovor
  poziv puhelu samtal 通話 着信 不在着信 전화 통화 通话 呼叫 來電 来电 cuộc_gọi การโทร สาย कॉल कॉल কল அழைப்பு కాల్ કૉલ કોલ کال κλήση apel hívás opkald anrop`)

/** Needs a mark, or to be all there is: people call each other, too. */
export const MISSED =
  any(`missed verpasst perdida manqué persa perdida perdido gemist tak_terjawab tidak_terjawab terlepas cevapsız فائتة לא_נענ שלא בלתי از_دست пропущен missed nieodebran zmešk
  propušten vastaamat missat missade 不在 부재 未接 nhỡ ไม่ได้รับ मिस्ड छूटी মিসড தவறிய మిస్డ్ મિસ્ડ مسڈ no_answer keine_antwort sin_respuesta 응답`)

export const LOCATION =
  any(`location standort ubicación localisation position posizione localização locatie lokasi konum الموقع موقع מיקום موقعیت местоположени геопозиц місцезнаходж розташуван
  lokalizacj poloh lokacij sijainti plats 位置情報 位置 위치 位置信息 vị_trí ตำแหน่ง ที่ตั้ง लोकेशन स्थान অবস্থান লোকেশন இருப்பிட లొకేషన్ స్థానం લોકેશન સ્થાન مقام لوکیشن τοποθεσία helymeghat`)

export const LIVE =
  any(`live echtzeit tiempo_real en_direct in_tempo_reale attuale in_posizione tempo_real live-locatie terkini langsung canlı المباشر مباشر בזמן_אמת زنده трансл реальн на_живо żywo na_żywo
  aktuální živá uživo reaaliaik live realtid ライブ リアルタイム 실시간 实时 即時 trực_tiếp เรียลไทม์ สด लाइव লাইভ நேரடி లైవ్ લાઇવ`)

export const STICKER =
  any(`sticker pegatina autocollant adesivo figurinha stiker çıkartma ملصق מדבקה استیکر برچسب стикер наліпк стікер naklejk nálepk samolepk naljepnic tarra klistermärke dekal
  スタンプ ステッカー 스티커 贴图 貼圖 表情贴 nhãn_dán สติกเกอร์ สติ๊กเกอร์ स्टिकर স্টিকার ஸ்டிக்கர் స్టిక్కర్ સ્ટિકર اسٹیکر matrica αυτοκόλλητ`)

export const VIDEO = any(
  `video vídeo vidéo فيديو סרטון וידאו ویدیو ويديو видео відео wideo videota 動画 ビデオ 동영상 비디오 视频 影片 視訊 視頻 วิดีโอ วีดีโอ वीडियो व्हिडिओ ভিডিও வீடியோ వీడియో વિડિઓ વીડિયો ویڈیو βίντεο`,
)

export const AUDIO =
  any(`audio áudio ses_ ses_dosyası sesli الصوت صوت אודיו שמע קולית הקלטה صوتی صدا صوت аудио аудіо голос dźwięk zvuk zvučn ääni ljud オーディオ 音声 ボイス 오디오 음성 音频 音訊 語音 语音 âm_thanh เสียง
  ऑडियो ऑडिओ অডিও ஆடியோ ஒலி ఆడియో ઑડિયો ઓડિયો آڈیو ήχος voice`)

export const DOCUMENT =
  any(`document dokument documento belge مستند ملف מסמך سند فایل документ asiakirja ドキュメント 文書 書類 문서 文档 文件 檔案 tài_liệu เอกสาร दस्तावेज डॉक्यूमेंट डॉक्युमेंट ডকুমেন্ট নথি ஆவண పత్రం డాక్యుమెంట్
  દસ્તાવેજ ડૉક્યુમેન્ટ دستاویز dokumen έγγραφο doküman`)

export const CONTACT =
  any(`contact kontakt contacto contato contatto kontak kişi_kartı kişi جهة_اتصال جهة_الاتصال بطاقة איש_קשר مخاطب контакт yhteystie 連絡先 연락처 联系人 聯絡人 名片 danh_bạ liên_hệ ผู้ติดต่อ รายชื่อ
  संपर्क कॉन्टैक्ट কন্টাক্ট தொடர்பு కాంటాక్ట్ સંપર્ક رابطہ επαφή névjegy`)

export const IMAGE =
  any(`image photo bild foto imagen imagem immagine afbeelding gambar imej görüntü resim fotoğraf صورة الصورة תמונה תצלום تصویر عکس изображени фото зображення obraz zdjęcie obrázek slika
  fotografij kuva 画像 写真 이미지 사진 图片 图像 圖片 圖像 照片 相片 hình_ảnh ảnh รูปภาพ ภาพ चित्र इमेज फ़ोटो फोटो ছবি இமேஜ் படம் చిత్రం ఇమేజ్ ఫోటో પ્રતિમા છબી ઇમેજ ફોટો imagine εικόνα kép`)

/** Of an attached file. */
export const ATTACHED =
  any(`attached angehängt datei_angehängt adjunto adjunta joint jointe allegato allegata anexado anexada anexo bijgevoegd terlampir dilampirkan eklendi ekli ekteki مرفق המצורף מצורף
  ضمیمه پیوست прикреплён прикреплен вложен додано долучен прикріплен załączon załącznik přilož příloh priložen privitak liite liitetty bifogad 添付 첨부 附件 đính_kèm แนบ संलग्न अटैच সংযুক্ত இணைக்கப்பட்ட జోడించ અટૅચ જોડાયેલ منسلک`)

/** A group, as what a line of the app itself speaks of. */
export const GROUP = any(
  `group gruppe grupo groupe gruppo groep grup kumpulan المجموعة مجموعة קבוצה הקבוצה گروه групп групу група skupin grupy ryhm gruppen グループ 그룹 群 nhóm กลุ่ม ग्रुप समूह গ্রুপ குழு గ్రూప్ సమూహ ગ્રૂપ ગ્રુપ گروپ community`,
)

/** Media in general, as in `<Media omitted>`. */
export const MEDIA =
  any(`media medien multimedia médias mídia multimédia fichier ficheiro arquivo file medya الوسائط وسائط המדיה מדיה رسانه медиа файл медіа média mediji メディア 미디어 媒体 媒體 多媒 สื่อ
  phương_tiện मीडिया मिडिया মিডিয়া மீடியா ஊடக మీడియా મીડિયા માધ્યમ میڈیا πολυμέσ archivo`)

/** Left out of the export. */
export const OMITTED =
  any(`omitted not_included weggelassen ausgelassen ausgeschlossen nicht_enthalten omitid omitió omessa omesso omessi omis absent retiré manquant esclus escluso non_inclus ocultad oculto oculta não_revelado weggelaten
  tidak_disertakan dikecualikan disingkirkan diabaikan dahil_edilmedi atlandı atlanmış استبعاد مستبعد לא_נכלל הושמט הושמטה حذف نادیده پیوست_نشده пропущ отсутств не_включ без_медиа відсутн без_медіа pominięt vynechán izostavljen
  jätettiin_pois jätetty_pois ohitettu utelämna uteslut 省略 含まれていません 생략 제외 忽略 略去 未包含 已略 bị_bỏ_qua bỏ_qua ละเว้น ไม่รวม छोड़ शामिल_नहीं हटाया के_बिना वगळ বাদ বিহীন விடுபட்ட நீக்கப்பட்ட தவிர்க்க తొలగించ మినహా
  શામેલ_નથી છોડ نکال_دی شامل_نہیں παραλείφθηκ omise mellőz kihagy`)

/** Changed: what a line of the app itself says of a group, in front of a colon. */
export const CHANGED =
  any(`changed geändert cambió changé modifié cambiato modificato mudou alterou gewijzigd mengubah mengganti menukar değiştirdi غير غيّر שינה تغییر измени зміни zmieni změni promijeni muutti vaihtoi ändrade
  変更 변경 更改 變更 đổi เปลี่ยน बदल পরিবর্তন மாற்ற మార్చ બદલ تبدیل`)
