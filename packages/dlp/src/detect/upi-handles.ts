/** What stands behind the @ of UPI ids: the handles that NPCI has given to banks and to the programs that people pay with. */
export const UPI_HANDLES: ReadonlySet<string> = new Set(
  [
    // Google Pay, PhonePe, Paytm, Amazon Pay, WhatsApp, BHIM, CRED, and others that serve customers of every bank.
    'okaxis okhdfcbank okicici oksbi ybl ibl axl paytm ptaxis ptyes pthdfc ptsbi apl yapl rapl amazonpay waicici wahdfcbank waaxis wasbi',
    'upi axisb cred fam yesfam yespop fampay jupiteraxis naviaxis sliceaxis superyes freecharge mbk ikwik mobikwik pingpay abfspay goaxis',
    'bharatpe bpunity yesg groww kphdfc axisgo niyoicici oneyes tapicici timecosmos trans trustaxis payzapp hdfcbankjd rmhdfcbank zoicici',
    'shriramhdfcbank nyes seyes spicepay fifederal flipkart fkaxis tmoneyicici dhanhdfc airtel mairtel jio jiofin postbank ippb slc',
    'okbizaxis okbizicici slice pz gpay phonepe yescred yesbankltd yespay omni yestp rmrbl oxymoney axisbank tataneu yestransact paytmpayments lime pockets ezeepay eazypay imobile',
    // Banks.
    'sbi yonosbi hdfcbank hdfc icici myicici ipay axis kotak kmbl kaypay kotak811 yesbank yesb idfcbank idfcfirst idfcfirstbank idfcnetc',
    'indus indusind induspay federal fbl rbl ratn rblbank barodampay baroda bob pnb unionbank uboi unionbankofindia united utbi boi bkid',
    'cnrb canarabank canara syndicate synbank indianbank indbank idib allbank albk iob uco ucobank mahb centralbank cboi cbin cmsidfc psb',
    'andb corporation corpbank obc vijb vijayabank dena denabank idbi kbl kvb karurvysyabank kvbank csbpay csbcash csb cub ciub dcb dcbbank',
    'dlb lvb lvbank sib southindianbank tmb jkb jkbank jsb jsbp janabank bandhan bandhanbank aubank ausfb equitas equitasbank ujjivan esaf',
    'suryoday utkarsh nesfb finobank fino nsdl nsdlpb nsdlpbma hsbc sc scb stanchart citi citigold citibank dbs digibank deutsche',
    'tjsb srcb saraswat svcb svc cosmos abhy abhyudaya nkgsb gpparsik pjsb kccb apgb apgvb mahagrambank purz ubi vjb kjsb sutb rajgovhdfcbank',
  ]
    .join(' ')
    .split(' '),
)
