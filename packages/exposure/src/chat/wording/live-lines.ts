import { plainWording } from '../marks.ts'

// What stands for a live location where no mark shows that the app wrote it (Android).
const LINES = `live location shared|live-standort wird geteilt|live-standort geteilt|ubicación en tiempo real compartida|localisation en direct partagée|position en direct partagée|posizione in tempo reale condivisa|posizione attuale condivisa
localização em tempo real compartilhada|localização atual compartilhada|localização em direto partilhada|live locatie gedeeld|live-locatie gedeeld|lokasi terkini dibagikan|lokasi langsung dikongsi|canlı konum paylaşıldı|تمت مشاركة الموقع المباشر|تم مشاركة الموقع المباشر
מיקום בזמן אמת משותף|מיקום חי שותף|موقعیت مکانی زنده به اشتراک گذاشته شد|трансляция местоположения|отправлены данные о местоположении в реальном времени|передача геоданных|поширено поточне місцезнаходження
udostępniono bieżącą lokalizację|udostępniono lokalizację na żywo|sdílena aktuální poloha|aktuální poloha sdílena|lokacija uživo je podijeljena|reaaliaikainen sijainti jaettu|liveplats delad|realtidsplats delad|ライブロケーションが共有されました|ライブ位置情報を共有しました
실시간 위치 공유됨|실시간 위치를 공유했습니다|已分享实时位置|已共享实时位置|已分享即時位置|已共享即時位置|đã chia sẻ vị trí trực tiếp|vị trí trực tiếp đã chia sẻ|แชร์ตำแหน่งปัจจุบันแล้ว|แชร์ตำแหน่งที่ตั้งแบบเรียลไทม์แล้ว
लाइव लोकेशन शेयर की गई|लाइव लोकेशन शेयर किया गया|লাইভ লোকেশন শেয়ার করা হয়েছে|நேரலை இருப்பிடம் பகிரப்பட்டது|లైవ్ లొకేషన్ షేర్ చేయబడింది|लाइव्ह लोकेशन शेअर केले|લાઇવ લોકેશન શેર કર્યું|لائیو لوکیشن شیئر کی گئی`

const KNOWN = new Set(LINES.split(/[|\n]/u).map((line) => plainWording(line).normalize('NFC').toLowerCase()))

const STARTS = new Set([...KNOWN].map((line) => line.slice(0, 3)))

/** Whether a text without marks stands for a live location. */
export function isLiveLocationLine(text: string): boolean {
  if (text.length > 80 || !STARTS.has(text.slice(0, 3).toLowerCase())) return false
  return KNOWN.has(plainWording(text).normalize('NFC').toLowerCase())
}
