namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What questions about any subject share.</summary>
internal static class Vocabulary
{
    public static readonly Terms Count = "how many|number of|count|total number|how much ticket|berapa banyak|berapa|bilangan|jumlah|多少|几个|几张|几家|几位|几条|数量|总数";
    public static readonly Terms Average = "average|avg|mean|typical|purata|平均|how long|berapa lama|多久|多长时间";
    public static readonly Terms Most = "top|best|biggest|slowest|largest|highest|most|greatest|major|main|terbesar|tertinggi|teratas|terbaik|paling banyak|paling|utama|最大|最高|最多|最好|最佳|前|排名";
    public static readonly Terms Least = "lowest|worst|fastest|quickest|smallest|least|cheapest|fewest|bottom|terendah|terkecil|paling sedikit|terburuk|最低|最小|最少|最差";
    public static readonly Terms List = "list|show|which|who|what are|give me|name the|display|senarai|senaraikan|tunjuk|tunjukkan|yang mana|siapa|列出|显示|哪些|哪几|有哪|哪个|哪家|谁|看看|名单";
    public static readonly Terms Latest = "latest|newest|most recent|recent|last few|terkini|terbaru|最新|最近";
    public static readonly Terms Oldest = "oldest|longest open|earliest|paling lama|terlama|最老|最早|最久";
    public static readonly Terms By = "by|per|each|every|break down|breakdown|breakdowns|split|grouped|group|mengikut|setiap|bagi setiap|ikut|pecahan|monthly|trend|bulanan|按|每个|每月|每|各|分布|细分";

    public static readonly Terms Share = "percent|percentage|share|proportion|peratus|peratusan|百分之|百分比|占比|比例|占";

    /// <summary>All words that ask or order something.</summary>
    public static readonly Terms[] Asking = [Count, Average, Most, Least, List, Latest, Oldest, By, Share];

    public static readonly Dimension[] Dimensions =
    [
        new("month", new("Month", "月份", "Bulan"), "month|monthly|trend|bulan|bulanan|trend bulanan|每月|月份|按月|哪个月|哪一个月|几月|趋势"),
        new("status", new("Status", "状态", "Status"), "status|state|stage|status|peringkat|状态|阶段"),
        new("priority", new("Priority", "优先级", "Keutamaan"), "priority|severity|urgency|keutamaan|优先级|紧急程度"),
        new("category", new("Category", "类别", "Kategori"), "category|type|kind|topic|kategori|jenis|类别|类型|种类|分类"),
        new("issue", new("Issue", "问题", "Isu"), "issue|recurring issue|problem|break|isu|masalah|问题"),
        new("customer", new("Customer", "客户", "Pelanggan"), "customer|client|merchant|debtor|penghutang|pelanggan|peniaga|客户|商户|商家"),
        new("country", new("Country", "国家", "Negara"), "country|countries|market|negara|pasaran|国家|市场"),
        new("industry", new("Industry", "行业", "Industri"), "industry|industries|sector|vertical|industri|sektor|行业"),
        new("product", new("Product", "产品", "Produk"), "product|item|produk|产品|商品"),
        new("plan", new("Plan", "套餐", "Pelan"), "plan|package|tier|pelan|pakej|套餐|方案"),
        new("channel", new("Channel", "渠道", "Saluran"), "channel|saluran|渠道"),
        new("source", new("Source", "来源", "Sumber"), "source|lead source|channel|sumber|saluran|来源|渠道"),
        new("owner", new("Owner", "负责人", "Pemilik"), "owner|salesperson|rep|sales rep|seller|account executive|person in charge|pemilik|wakil jualan|负责人|销售员|业务员"),
        new("account_owner", new("Account owner", "客户经理", "Pengurus akaun"), "account owner|account manager|pengurus akaun|客户经理"),
        new("assignee", new("Assignee", "处理人", "Petugas"), "assignee|agent|support agent|assigned to|who|siapa|客服|谁|ejen|petugas|处理人|客服人员"),
        new("campaign", new("Campaign", "活动", "Kempen"), "campaign|kempen|活动|广告"),
        new("account", new("Account", "科目", "Akaun"), "account|line item|akaun|科目"),
        new("lost_reason", new("Reason", "原因", "Sebab"), "reason|lost reason|why|sebab|mengapa|kenapa|原因|为什么"),
        new("city", new("City", "城市", "Bandar"), "city|cities|bandar|城市"),
    ];

    public static readonly Filter[] Filters =
    [
        new(new("Singapore", "新加坡", "Singapura"), "singapore|singaporean|sg|singapura|新加坡|狮城", "country = 'SG'", "country"),
        new(new("Malaysia", "马来西亚", "Malaysia"), "malaysia|malaysian|kl|kuala lumpur|马来西亚|马国|大马", "country = 'MY'", "country"),
        new(new("urgent", "紧急", "segera"), "urgent|critical|segera|紧急", "priority = 'urgent'", "priority"),
        new(new("high priority", "高优先级", "keutamaan tinggi"), "high priority|keutamaan tinggi|高优先级", "priority in ('high', 'urgent')", "priority"),
        new(new("F&B", "餐饮", "F&B"), "f&b|food and beverage|f and b|food|restaurant|cafe|makanan|restoran|kafe|餐饮|餐厅|饮食", "industry ilike any (array['%f&b%', '%food%', '%restaurant%', '%caf%', '%dining%'])", "industry"),
        new(new("retail", "零售", "runcit"), "retail|shop|store|runcit|kedai|零售|商店", "industry ilike '%retail%'", "industry"),
        new(new("beauty", "美容", "kecantikan"), "beauty|salon|spa|wellness|kecantikan|美容|美发", "industry ilike any (array['%beauty%', '%wellness%', '%spa%', '%salon%'])", "industry"),
        new(new("hotels and travel", "酒店旅游", "hotel dan pelancongan"), "hotel|hospitality|travel|tourism|pelancongan|酒店|旅游", "industry ilike any (array['%hotel%', '%hospitality%', '%travel%', '%touris%'])", "industry"),
        new(new("education", "教育", "pendidikan"), "education|school|tuition|pendidikan|sekolah|教育|学校", "industry ilike '%educat%'", "industry"),
        new(new("fitness", "健身", "kecergasan"), "fitness|gym|sports|kecergasan|健身|运动", "industry ilike any (array['%fitness%', '%gym%', '%sport%'])", "industry"),
        new(new("enterprise plan", "企业版", "pelan enterprise"), "enterprise|企业版", "plan = 'enterprise'", "plan"),
        new(new("growth plan", "成长版", "pelan growth"), "growth plan|pelan growth|成长版", "plan = 'growth'", "plan"),
        new(new("starter plan", "入门版", "pelan starter"), "starter plan|pelan starter|入门版", "plan = 'starter'", "plan"),
    ];
}
