const LINES: readonly string[] = [
  'a¦A¦1¦9¦0¦ab1¦Z9¦é¦क¦१¦𝟘¦🙏¦x1-¦AAAAA1111A¦27AAAAA1111A1Z¦ABC123456¦MH12 ',
  ' ¦\n¦-¦.¦_¦/¦,¦:¦=¦+¦(¦)¦"¦\'¦@¦#¦*¦`¦\\¦\t¦\u200b¦\u00a0¦\u093c¦[¦]¦|',
  '1 ¦1-¦1 - ¦12 34 ¦9876543210 ¦4111 1111 1111 1111 ¦411111111111111¦3123 4567 8909 ¦+1¦+91 ¦(022) ',
  'a@¦a.¦@a.¦a@a.¦a@a.b ¦name@okaxis ¦a@b@¦https://¦://a:b¦://a:b@¦a-a.¦क.',
  'DE89¦DE89 3704 ¦de89¦AKIA¦sk-¦sk-a-¦ghp_¦xoxb-¦eyJ¦eyJaaaaaaaaaaaaaa.¦SK¦key-¦us1¦8Q~¦AA:¦.atlasv1.',
  'api_key=¦api ¦access_¦secret key ¦token¦Bearer ¦Basic ¦password: ¦password¦pass ¦pwd=¦password is ¦पासवर्ड ¦upi pin ',
  '-----BEGIN PRIVATE KEY-----¦-----¦-----END ¦AGE-SECRET-KEY-1¦PrivateKey = ¦"d":"¦"kty"¦PuTTY-User-Key-File-2: ',
  'confidential ¦c o n f i d e n t i a l ¦secret¦top ¦for internal use only ¦not for ¦tlp:¦circular ¦केवल ¦गोपनीय ¦आंतरिक ',
  'Aadhaar ¦aadhaar no¦a/c no ¦account ¦UTR ¦ref no ¦OTP ¦otp is ¦CIF ¦PAN ¦passport ¦IFSC ¦SBIN0¦UPI ¦mobile: ¦Rs ¦आधार ¦खाता ',
]

/**
 * What patterns begin with, are made of, or end with. Repeated and joined, such pieces make texts on which a pattern that runs back
 * and forth would run for hours.
 */
export const PIECES: readonly string[] = LINES.flatMap((line) => line.split('¦'))
