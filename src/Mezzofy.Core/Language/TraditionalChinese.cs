using System.Collections.Frozen;

namespace Mezzofy.Core.Language;

/// <summary>The traditional characters that business requests are written with, and their simplified forms.</summary>
/// <remarks>One character to one: enough to recognise terms, not a translation. Unlisted characters stay as they are.</remarks>
public static class TraditionalChinese
{
    private const string Traditional =
        "並亞佈來係個們偉傑備傳債價儀億償優兌內兩冊創劃劇劉劑動務勞勢匯區吳員問啓啟單嗎嘗嚴國圍園圓圖團執報場壓壞壽夠夢奪妝妳婦媽孫學實寧審寫將專尋對導屆層屬島嶺嶼師帳幣"
        + "幫幹幾庫廈廠廢廣廳張強彈彙徑從復徹恆悶惡愛態慣慮慶憂憑應懷戰戲戶拋掃掙掛換揮損搶撥擁擇擊擔據擴攜攝敗敵數斷時曆書會東條楊業極榮構樂樓標樣樹橋機檔檢檳權歡歲歷歸殘"
        + "殺氣決沒況淨減測準滯滿漢漲潔潛潤濟濱灣為無煙煩熱營爭爺狀獎獨獲現環產畫異當瘋療發監盤盧眾確碼礎禮稅種稱積穩窮競筆節範築簡簽糧約紅純紙級紛細終組結絕絡給統經綜綠維"
        + "網緊緒線編縣縮縱總績織繪繫繳繼續纖罷羅習聖聯聲職聽脫腦臉臺與舉舊艦華萬葉蓮蕭藍藝藥蘇處號虧術衛衝裏補裝裡複見規視親覺覽觀訂計訊訓訪設許訴診註評詞詢試話該詳誇認語"
        + "誠誤說誰課調談請論諮諾謀謂講謝證識譯議護讀變讓豐貓負財貨責貴買貸費貼貿資賓賞賠賣質賬賺購贈贏趕趙趨跡蹤車軍軟較載輔輕輛輪輯輸轉辦農這連週進過達遞遠適遲選還郵鄉鄧"
        + "鄭醫釋鈔鉅銀銷錄錢錯錶鏈鐘鐵鑑長門閃閉開閒間閱闊關陳陸陽隊階際隨險隱雙雜雞離難雲電靈靜韓響頁頂項順須預頒領頭頻題額願類顧顯風颱飛飯飲飾餅養餘館馬駕騎驗驚體髮鬆魚"
        + "魯鮮鳥麗麥麵麼黃點黨齊齡龍龜";

    private const string Simplified =
        "并亚布来系个们伟杰备传债价仪亿偿优兑内两册创划剧刘剂动务劳势汇区吴员问启启单吗尝严国围园圆图团执报场压坏寿够梦夺妆你妇妈孙学实宁审写将专寻对导届层属岛岭屿师账币"
        + "帮干几库厦厂废广厅张强弹汇径从复彻恒闷恶爱态惯虑庆忧凭应怀战戏户抛扫挣挂换挥损抢拨拥择击担据扩携摄败敌数断时历书会东条杨业极荣构乐楼标样树桥机档检槟权欢岁历归残"
        + "杀气决没况净减测准滞满汉涨洁潜润济滨湾为无烟烦热营争爷状奖独获现环产画异当疯疗发监盘卢众确码础礼税种称积稳穷竞笔节范筑简签粮约红纯纸级纷细终组结绝络给统经综绿维"
        + "网紧绪线编县缩纵总绩织绘系缴继续纤罢罗习圣联声职听脱脑脸台与举旧舰华万叶莲萧蓝艺药苏处号亏术卫冲里补装里复见规视亲觉览观订计讯训访设许诉诊注评词询试话该详夸认语"
        + "诚误说谁课调谈请论咨诺谋谓讲谢证识译议护读变让丰猫负财货责贵买贷费贴贸资宾赏赔卖质账赚购赠赢赶赵趋迹踪车军软较载辅轻辆轮辑输转办农这连周进过达递远适迟选还邮乡邓"
        + "郑医释钞巨银销录钱错表链钟铁鉴长门闪闭开闲间阅阔关陈陆阳队阶际随险隐双杂鸡离难云电灵静韩响页顶项顺须预颁领头频题额愿类顾显风台飞饭饮饰饼养余馆马驾骑验惊体发松鱼"
        + "鲁鲜鸟丽麦面么黄点党齐龄龙龟";

    private static readonly FrozenDictionary<char, char> Map =
        Traditional.Zip(Simplified).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The simplified form of the character.</summary>
    public static char Simplify(char character) => Map.GetValueOrDefault(character, character);
}
