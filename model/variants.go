package model

// The characters that are one to [FoldVariants], as groups: the usual form
// first. What Unicode NFKC makes one is not among them. The groups are
//
//   - joyoVariants: 常用漢字表, Cabinet Notice No. 2 of 2010, the forms that it
//     gives in brackets.
//   - nameVariants: 戸籍法施行規則 別表第二, characters for given names: forms of
//     one character in its first part, and those of the second that 常用漢字表
//     does not have.
//   - printVariants: forms that JIS X 0208 has in short and JIS X 0213 also as
//     they are printed, and forms that Unicode took from the standards of other
//     countries.
//   - registerVariants: family and place names that are often met, as far as
//     戸籍統一文字 (the characters of Japan's family registers) calls them forms
//     of one character.
//
// Characters that only sound alike in names, such as 斎 and 斉, stay apart.
const (
	joyoVariants = `
	亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 隠隱 栄榮 営營 衛衞 駅驛 円圓 塩鹽 縁緣
	艶艷 応應 欧歐 殴毆 桜櫻 奥奧 横橫 温溫 穏穩 仮假 価價 画畫 会會 絵繪 壊壞
	懐懷 概槪 拡擴 殻殼 覚覺 学學 岳嶽 楽樂 渇渴 缶罐 巻卷 陥陷 勧勸 寛寬 関關
	歓歡 観觀 気氣 帰歸 亀龜 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾 狭狹
	郷鄕 暁曉 区區 駆驅 勲勳 薫薰 径徑 茎莖 恵惠 掲揭 渓溪 経經 蛍螢 軽輕 継繼
	鶏鷄 芸藝 撃擊 欠缺 研硏 県縣 倹儉 剣劍 険險 圏圈 検檢 献獻 権權 顕顯 験驗
	厳嚴 広廣 効效 恒恆 黄黃 鉱鑛 号號 国國 黒黑 砕碎 済濟 斎齋 剤劑 雑雜 参參
	桟棧 蚕蠶 惨慘 賛贊 残殘 糸絲 歯齒 児兒 辞辭 湿濕 実實 写寫 釈釋 寿壽 収收
	従從 渋澁 獣獸 縦縱 粛肅 処處 緒緖 叙敍 将將 称稱 渉涉 焼燒 証證 奨奬 条條
	状狀 乗乘 浄淨 剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 真眞 寝寢 慎愼
	尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨 声聲 斉齊 静靜 窃竊 摂攝
	専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 壮壯 争爭 荘莊 捜搜 挿插 巣巢
	曽曾 痩瘦 装裝 総總 騒騷 増增 蔵藏 臓臟 即卽 属屬 続續 堕墮 対對 体體 帯帶
	滞滯 台臺 滝瀧 択擇 沢澤 担擔 単單 胆膽 団團 断斷 弾彈 遅遲 痴癡 虫蟲 昼晝
	鋳鑄 庁廳 徴徵 聴聽 勅敕 鎮鎭 逓遞 鉄鐵 点點 転轉 伝傳 灯燈 当當 党黨 盗盜
	稲稻 闘鬭 徳德 独獨 読讀 届屆 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發
	髪髮 抜拔 晩晚 蛮蠻 秘祕 浜濱 瓶甁 払拂 仏佛 併倂 並竝 餅餠 辺邊 変變
	弁辨瓣辯 歩步 宝寶 豊豐 褒襃 翻飜 毎每 万萬 満滿 麺麵 黙默 弥彌 訳譯 薬藥
	与與 予豫 余餘 誉譽 揺搖 様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠
	涙淚 塁壘 礼禮 励勵 戻戾 霊靈 齢齡 暦曆 歴歷 恋戀 錬鍊 炉爐 労勞 郎郞 楼樓
	録錄 湾灣`

	nameVariants = `
	亘亙 凜凛 尭堯 巌巖 晃晄 桧檜 槙槇 祢禰 祷禱 禄祿 穣穰 萌萠 遥遙 園薗 駆駈
	島嶋 杯盃 富冨 峰峯 野埜 涼凉`

	printVariants = `
	唖啞 焔焰 鴎鷗 鹸鹼 屡屢 繍繡 蒋蔣 醤醬 蝉蟬 掻搔 騨驒 箪簞 掴摑 填塡 顛顚
	涜瀆 嚢囊 溌潑 醗醱 蝋蠟 攅攢 麹麴 繋繫 剥剝 頬頰 叱𠮟 侠俠 噛嚙 躯軀 莱萊
	倶俱 祢袮 屏屛 呑吞 姫姬 内內 説說 税稅 脱脫 悦悅 閲閱 鋭銳 産產 青靑 清淸
	教敎 既旣 晋晉 戸戶户 別别 尚尙`

	registerVariants = `
	高髙 崎﨑嵜 浜濵 辺邉 吉𠮷 島嶌 館舘 柳栁桺 土圡 渕淵渊 薮藪籔 桑桒 喜㐂
	頴穎 煕熙凞 昂昻 彦彥 鶴靏靍 兎兔 勇勈 厩廏廐 協恊 寧甯 留畄 略畧 秋秌穐龝
	糾糺 聡聰 肇肈 芦蘆 蘇蘓 虎乕 蛎蠣 讃讚 釜釡 剣釼劔劒剱 鉄銕 関闗 顔顏 鴬鶯
	鯵鰺 舎舍 船舩 篭籠 竈竃 靭靱 鈎鉤 達逹 冴冱 村邨 間閒 桝枡 巌巗 鶏雞 徳悳
	闘鬪 渓谿 弯彎 諌諫 隣鄰 雁鴈 氷冰 翠翆 倅伜 刃刄 卒卆 国囯圀 壺壷 卯夘
	宝寳 宜冝 爾尓 岩嵒 昇曻 映暎 杉杦 松枩 柏栢 梅楳 毘毗 煙烟 奇竒 豎竪 筝箏
	紘絋 纏纒 恥耻 脈脉 舗舖 刈苅 裏裡 賤賎 轟軣 輛輌 邇迩 隷隸 頸頚 麩麸 鼠鼡`

	// dashVariants are signs that encodings of Japanese map to one another:
	// CP932 and Shift_JIS disagree about them.
	dashVariants = `
	-‐–—―−
	~〜∼
	∥‖`
)
