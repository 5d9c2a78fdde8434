package clientele.intake.encoding;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * How usual a text is in Chinese, Japanese or Korean by its single characters: those that stand everywhere, those of
 * the first level of the national character sets (everyday ones), those of the second, and all others.
 */
final class HanModel {
  private static final float OTHER = 15;
  private static final float PRIVATE = 20;
  private static final float SECOND = 11.5f;
  private static final float FIRST = 8.3f;

  private static final String SIMPLIFIED =
      "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运请单价格订购付款客户";
  private static final String TRADITIONAL =
      "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運請單價格訂購付款客戶";
  private static final String JAPANESE =
      "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢";
  private static final String KOREAN =
      "이다는의에가고하를을은지기사한도로서아어인대시그있리자나것수들해정만부거장라일스내보전과면주게안상여조제공우니여적화었성동구오았용비원신중요국마개경방했바관실유생선세무위간소음트분학물식없때미진재반말문양모행람습데해체년월연회회야터려러히저불님록습니까요";

  private final float[] costs;

  private HanModel(String usual, Charset first, int lead, int last, Charset all, float found) {
    costs = new float[1 << 16];
    Arrays.fill(costs, OTHER);
    Arrays.fill(costs, 0xe000, 0xf900, PRIVATE);
    fill(all, 0xa1, 0xfe, SECOND);
    fill(first, lead, last, FIRST);
    signs();
    for (int i = 0; i < usual.length(); i++) {
      costs[usual.charAt(i)] = found + 1.2f * i / usual.length();
    }
  }

  /** The model of simplified Chinese. */
  static HanModel simplified() {
    return Models.SIMPLIFIED_CHINESE;
  }

  /** The model of traditional Chinese. */
  static HanModel traditional() {
    return Models.TRADITIONAL_CHINESE;
  }

  /** The model of Japanese. */
  static HanModel japanese() {
    return Models.JAPANESE_TEXT;
  }

  /** The model of Korean. */
  static HanModel korean() {
    return Models.KOREAN_TEXT;
  }

  /** How unlikely a text is, as minus the natural logarithm of its probability; ASCII does not count. */
  double cost(CharSequence text) {
    double cost = 0;
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        cost += costs[c] + (isLatin(before) ? 2.5 : 0);
      } else if (before >= 128 && isLatin(c)) {
        cost += 1.5;
      }
      before = c;
    }
    return cost;
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private void fill(Charset charset, int lead, int last, float cost) {
    byte[] two = new byte[2];
    for (int a = lead; a <= last; a++) {
      for (int b = 0x40; b <= 0xfe; b++) {
        two[0] = (byte) a;
        two[1] = (byte) b;
        String s = new String(two, charset);
        if (s.length() == 1 && s.charAt(0) != '\ufffd' && s.charAt(0) > 0x2fff) {
          costs[s.charAt(0)] = cost;
        }
      }
    }
  }

  private void signs() {
    for (char c = 128; c < 0x3040; c++) {
      costs[c] = Character.isLetter(c) ? 11 : 10;
    }
    for (char c : "\u3001\u3002\uff0c\uff01\uff1f\uff1a\u300c\u300d\u201c\u201d\uff08\uff09\u3000\u30fb\u300a\u300b".toCharArray()) {
      costs[c] = 5;
    }
    for (char c : "\u2026\u2014\u2018\u2019\u00b7\u3010\u3011\uff1b\u2605\u300e\u300f\u25cf\u25a0\u203b\uff5e\u30fc\u3005\u301c\uff0f".toCharArray()) {
      costs[c] = 7.5f;
    }
    for (char c = '\uff10'; c <= '\uff5a'; c++) {
      costs[c] = Math.min(costs[c], 7.5f);
    }
  }

  private void kana() {
    for (char c = '\u3041'; c <= '\u3093'; c++) {
      costs[c] = 4.6f;
    }
    for (char c : "のにはをたがでてとしれさあいうかなもこるらきくす".toCharArray()) {
      costs[c] = 3.2f;
    }
    for (char c = '\u30a1'; c <= '\u30fc'; c++) {
      costs[c] = 5.5f;
    }
    for (char c = '\uff61'; c <= '\uff9f'; c++) {
      costs[c] = 8;
    }
  }

  private void hangul() {
    byte[] two = new byte[2];
    Charset korean = Charset.forName("EUC-KR");
    for (char c = '\uac00'; c <= '\ud7a3'; c++) {
      costs[c] = 12.5f;
    }
    for (int a = 0xb0; a <= 0xc8; a++) {
      for (int b = 0xa1; b <= 0xfe; b++) {
        two[0] = (byte) a;
        two[1] = (byte) b;
        costs[new String(two, korean).charAt(0)] = 7.6f;
      }
    }
    for (int i = 0; i < KOREAN.length(); i++) {
      costs[KOREAN.charAt(i)] = 4.4f;
    }
  }

  /** Built when first asked for. */
  private static final class Models {
    private static final HanModel SIMPLIFIED_CHINESE =
        new HanModel(SIMPLIFIED, Charset.forName("GB2312"), 0xb0, 0xd7, Charset.forName("GB2312"), 5.2f);
    private static final HanModel TRADITIONAL_CHINESE =
        new HanModel(TRADITIONAL, Charset.forName("Big5"), 0xa4, 0xc6, Charset.forName("Big5"), 5.2f);
    private static final HanModel JAPANESE_TEXT =
        new HanModel(JAPANESE, Charset.forName("EUC-JP"), 0xb0, 0xcf, Charset.forName("EUC-JP"), 6f);
    private static final HanModel KOREAN_TEXT =
        new HanModel("", Charset.forName("EUC-KR"), 0xb0, 0xc8, Charset.forName("EUC-KR"), 6f);

    static {
      JAPANESE_TEXT.kana();
      KOREAN_TEXT.hangul();
    }
  }
}
