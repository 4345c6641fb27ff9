import { plainWording } from '../marks.ts'

// What stands in place of a deleted message where no mark shows that the app wrote it (Android): whole sentences only, since
// people write about deleted messages, too. With `@`: deleted by whoever made the export.
const LINES = `This message was deleted|@You deleted this message|@You deleted this message as admin
Diese Nachricht wurde gelöscht|@Du hast diese Nachricht gelöscht
Se eliminó este mensaje|Este mensaje fue eliminado|Este mensaje ha sido eliminado|@Eliminaste este mensaje|@Has eliminado este mensaje|Mensaje eliminado
Ce message a été supprimé|@Vous avez supprimé ce message
Questo messaggio è stato eliminato|@Hai eliminato questo messaggio|Messaggio eliminato
Mensagem apagada|Esta mensagem foi apagada|@Você apagou esta mensagem|@Apagou esta mensagem|Esta mensagem foi eliminada|@Eliminou esta mensagem|@Mensagem apagada por você
Dit bericht is verwijderd|Dit bericht werd verwijderd|@Je hebt dit bericht verwijderd|@U hebt dit bericht verwijderd|@U heeft dit bericht verwijderd
Pesan ini telah dihapus|Pesan ini dihapus|@Anda telah menghapus pesan ini|@Anda menghapus pesan ini
Mesej ini telah dipadamkan|Mesej ini telah dipadam|Mesej ini dipadam|@Anda telah memadamkan mesej ini|@Anda memadam mesej ini|@Anda telah memadam mesej ini
Bu mesaj silindi|@Bu mesajı sildiniz
تم حذف هذه الرسالة|حُذفت هذه الرسالة|@حذفت هذه الرسالة|@لقد حذفت هذه الرسالة|@أنت حذفت هذه الرسالة|@لقد قمت بحذف هذه الرسالة|@قمت بحذف هذه الرسالة
הודעה זו נמחקה|ההודעה הזו נמחקה|ההודעה נמחקה|@מחקת הודעה זו|@מחקת את ההודעה הזו|@מחקת את ההודעה הזאת
این پیام حذف شد|این پیام حذف شده است|این پیام حذف شده|@شما این پیام را حذف کردید|@این پیام را حذف کردید
Данное сообщение удалено|Сообщение удалено|Это сообщение удалено|Это сообщение было удалено|@Вы удалили данное сообщение|@Вы удалили это сообщение|@Вы удалили сообщение
Це повідомлення видалено|Повідомлення видалено|Це повідомлення було видалено|@Ви видалили це повідомлення
Ta wiadomość została usunięta|Wiadomość została usunięta|@Usunięto tę wiadomość|@Usunąłeś tę wiadomość|@Usunąłeś(-ęłaś) tę wiadomość|@Usunąłeś(aś) tę wiadomość|@Ta wiadomość została usunięta przez ciebie
Tato zpráva byla odstraněna|Tato zpráva byla smazána|Zpráva byla odstraněna|@Odstranili jste tuto zprávu|@Smazali jste tuto zprávu|@Tuto zprávu jste odstranili|@Tuto zprávu jste smazali
Ova je poruka izbrisana|Poruka je izbrisana|Ova poruka je izbrisana|@Izbrisali ste ovu poruku|@Izbrisali ste poruku|Ova je poruka obrisana
Tämä viesti poistettiin|Tämä viesti on poistettu|@Poistit tämän viestin
Det här meddelandet togs bort|Det här meddelandet raderades|Detta meddelande raderades|Det här meddelandet har tagits bort|Detta meddelande togs bort|@Du tog bort det här meddelandet|@Du raderade det här meddelandet|@Du tog bort meddelandet
このメッセージは削除されました|メッセージは削除されました|このメッセージは消去されました|@このメッセージを削除しました|@あなたはこのメッセージを削除しました|@メッセージを削除しました
이 메시지는 삭제되었습니다|이 메시지가 삭제되었습니다|삭제된 메시지입니다|메시지가 삭제되었습니다|@이 메시지를 삭제했습니다|@이 메시지를 삭제하셨습니다|@메시지를 삭제했습니다|@내가 이 메시지를 삭제했습니다
此消息已删除|此消息已被删除|这条消息已删除|这条消息已被删除|消息已删除|該訊息已被刪除|此訊息已刪除|此訊息已被刪除|這則訊息已被刪除|這則訊息已刪除|@您已删除此消息|@你已删除此消息|@您已删除这条消息|@您删除了此消息|@你删除了这条消息|@您已刪除此訊息|@你已刪除此訊息|@您已刪除這則訊息|@您刪除了這則訊息|@你已刪除這則訊息
Tin nhắn này đã bị xóa|Tin nhắn này đã bị xoá|Tin nhắn đã bị xóa|@Bạn đã xóa tin nhắn này|@Bạn đã xoá tin nhắn này
ข้อความนี้ถูกลบ|ข้อความนี้ถูกลบแล้ว|ข้อความถูกลบแล้ว|@คุณลบข้อความนี้|@คุณลบข้อความนี้แล้ว|@คุณได้ลบข้อความนี้|@คุณได้ลบข้อความนี้แล้ว
यह मैसेज डिलीट किया गया|यह मैसेज डिलीट किया गया था|यह मैसेज डिलीट कर दिया गया|यह मैसेज डिलीट कर दिया गया है|यह मैसेज हटा दिया गया|यह मैसेज हटाया गया|यह संदेश मिटाया गया|यह संदेश मिटा दिया गया|यह संदेश मिटा दिया गया है|यह संदेश हटा दिया गया|यह संदेश हटा दिया गया है|यह मैसेज मिटा दिया गया|यह मैसेज मिटाया गया|इस मैसेज को डिलीट कर दिया गया है|इस मैसेज को डिलीट किया गया|इस मैसेज को मिटा दिया गया|इस संदेश को मिटा दिया गया|@आपने यह मैसेज डिलीट किया|@आपने यह मैसेज डिलीट किया है|@आपने यह संदेश मिटाया|@आपने यह संदेश हटाया|@आपने यह मैसेज मिटाया|@आपने यह मैसेज हटाया|@आपने इस मैसेज को डिलीट किया|@आपने इस मैसेज को डिलीट कर दिया|@आपने यह संदेश मिटा दिया
এই মেসেজটি মুছে ফেলা হয়েছে|এই মেসেজটি ডিলিট করা হয়েছে|এই মেসেজ ডিলিট করা হয়েছে|এই বার্তাটি মুছে ফেলা হয়েছে|এই মেসেজটি মুছে দেওয়া হয়েছে|@আপনি এই মেসেজটি মুছে ফেলেছেন|@আপনি এই মেসেজটি ডিলিট করেছেন|@আপনি এই বার্তাটি মুছে ফেলেছেন|@আপনি এই মেসেজ ডিলিট করেছেন
இந்தச் செய்தி நீக்கப்பட்டது|இந்த செய்தி நீக்கப்பட்டது|இந்த மெசேஜ் நீக்கப்பட்டது|இந்தச் செய்தி அழிக்கப்பட்டது|@நீங்கள் இந்தச் செய்தியை நீக்கிவிட்டீர்கள்|@நீங்கள் இந்த மெசேஜை நீக்கிவிட்டீர்கள்|@இந்தச் செய்தியை நீக்கிவிட்டீர்கள்|@இந்த மெசேஜை நீக்கிவிட்டீர்கள்
ఈ సందేశం తొలగించబడింది|ఈ మెసేజ్ తొలగించబడింది|ఈ మెసేజ్ డిలీట్ చేయబడింది|@మీరు ఈ సందేశాన్ని తొలగించారు|@మీరు ఈ మెసేజ్‌ను తొలగించారు|@మీరు ఈ మెసేజ్‌ని తొలగించారు
हा मेसेज हटवला गेला|हा मेसेज हटवला होता|हा संदेश हटविला गेला|हा मेसेज हटवण्यात आला|हा मेसेज डिलीट केला गेला|हा मेसेज डिलीट करण्यात आला|हा संदेश हटवला गेला|@तुम्ही हा मेसेज हटवला|@आपण हा संदेश हटविला|@तुम्ही हा मेसेज डिलीट केला|@तुम्ही हा संदेश हटवला
આ મેસેજ ડિલીટ કરવામાં આવ્યો|આ મેસેજ ડિલીટ કરવામાં આવ્યો છે|આ સંદેશ કાઢી નાખવામાં આવ્યો|આ સંદેશ કાઢી નાખવામાં આવ્યો છે|આ મેસેજ કાઢી નાખ્યો હતો|આ મેસેજ ડિલીટ કર્યો હતો|@તમે આ મેસેજ ડિલીટ કર્યો|@તમે આ સંદેશ કાઢી નાખ્યો|@તમે આ મેસેજ કાઢી નાખ્યો
یہ پیغام حذف کر دیا گیا|یہ پیغام حذف کر دیا گیا ہے|یہ پیغام مٹا دیا گیا|یہ پیغام ڈیلیٹ کر دیا گیا|یہ پیغام ڈیلیٹ کر دیا گیا تھا|اس پیغام کو حذف کر دیا گیا ہے|@آپ نے یہ پیغام حذف کر دیا|@آپ نے یہ پیغام مٹا دیا|@آپ نے یہ پیغام ڈیلیٹ کر دیا
Αυτό το μήνυμα διαγράφηκε|@Διαγράψατε αυτό το μήνυμα
Acest mesaj a fost șters|@Ați șters acest mesaj
Ezt az üzenetet törölték|@Törölted ezt az üzenetet
Denne besked blev slettet|@Du slettede denne besked|Denne meldingen ble slettet|@Du slettet denne meldingen|Táto správa bola odstránená|@Odstránili ste túto správu`

const BY_LINE = new Map(
  LINES.split(/[|\n]/u).map((line): [string, 'somebody' | 'owner'] => [
    comparable(line.replace('@', '')),
    line.startsWith('@') ? 'owner' : 'somebody',
  ]),
)

function comparable(text: string): string {
  return plainWording(text).normalize('NFC').toLowerCase()
}

/** How these sentences begin: nearly no message does. */
const STARTS = new Set([...BY_LINE.keys()].map((line) => line.slice(0, 3)))

/** The longest of these sentences, with room for spaces. */
export const LONGEST_DELETED_LINE = 80

/** Whether a text without marks says that its message was deleted, and whether whoever made the export deleted it. */
export function deletedBy(text: string): 'somebody' | 'owner' | undefined {
  if (text.startsWith('This message was deleted by admin ')) return 'somebody'
  return STARTS.has(text.slice(0, 3).toLowerCase()) ? BY_LINE.get(comparable(text)) : undefined
}
