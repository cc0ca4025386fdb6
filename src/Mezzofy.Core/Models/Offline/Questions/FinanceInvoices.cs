using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What can be asked of invoices.</summary>
internal static class FinanceInvoices
{
    public static readonly Subject All = new(
        Departments.Finance, "finance_invoices", "ordered_on", new("Invoices", "发票", "Invois"),
        "invoice|receivable|paid|hasn't paid|haven't paid|owe|owes|owing|unpaid|outstanding|overdue|debtor|bill|invois|penghutang|hutang|belum bayar|tertunggak|发票|应收|欠款|欠|未付|逾期|账单", ["order_no", "customer", "ordered_on", "due_on", "total_sgd", "outstanding_sgd", "days_overdue"], "outstanding_sgd desc, order_no")
    {
        Measures =
        [
            new(new("Outstanding (SGD)", "未收款（新元）", "Tertunggak (SGD)"), "outstanding|owe|owes|unpaid|receivable|overdue|how much|hutang|belum bayar|tertunggak|berapa|应收|欠款|欠|未付|多少钱", "round(sum(outstanding_sgd), 2)", "outstanding_sgd"),
            new(new("Invoiced (SGD)", "开票金额（新元）", "Diinvois (SGD)"), "did we invoice|we invoiced|did we bill|were invoiced|invoice value|invoice amount|value|amount|invoiced|size|total invoiced|nilai invois|发票金额|开票", "round(sum(total_sgd), 2)", "total_sgd"),
        ],
        Dimensions = ["customer", "country", "status", "month"],
        Unless = "runway|burn|burn rate|came in|cash received|collected|did customers pay us|did we receive|received from",
        Columns = ["country"],
        ListsUnless = "how much|total|sum|amount|value|average|owe|owes|owing|balance|berapa|jumlah|多少|总额|合计|平均",
        Names = ["customer"],
        Filters =
        [
            new(new("due", "到期", "perlu dibayar"), "due|falling due|到期|perlu dibayar", "outstanding_sgd > 0") { Group = "state", DateColumn = "due_on" },
            new(new("overdue", "逾期", "lewat tempoh"), "overdue|late|past due|lewat|lewat tempoh|逾期|过期|拖欠", "status = 'overdue'") { Group = "state" },
            new(new("unpaid", "未付", "belum dibayar"), "unpaid|debtor|outstanding|owe|owes|owing|receivable|open|not paid|not yet paid|hasn't paid|haven't paid|not been paid|yet to pay|didn't pay|did not pay|not settled|hutang|belum bayar|belum dibayar|tertunggak|应收|欠款|欠|未付", "outstanding_sgd > 0") { Group = "state" },
            new(new("paid", "已付", "dibayar"), "paid|paid invoice|were paid|settled|telah dibayar|已付|已付款", "status = 'paid'") { Group = "state", DateColumn = "settled_on" },
            new(new("written off", "坏账", "hapus kira"), "written off|write off|bad debt|hapus kira|坏账|核销", "status = 'written_off'") { Group = "state", DateColumn = "settled_on" },
        ],
        Ages =
        [
            new("overdue|late|past due|lewat|tertunggak|逾期|过期|拖欠", new("due before {0}", "{0}之前到期", "tarikh akhir sebelum {0}"), "outstanding_sgd > 0 and due_on < {0}", "status = 'overdue' and due_on >= {0}"),
            new(null, new("unpaid, dated before {0}", "未付，{0}之前开票", "belum dibayar, bertarikh sebelum {0}"), "outstanding_sgd > 0 and ordered_on < {0}", "outstanding_sgd > 0 and ordered_on >= {0}"),
        ],
    };
}
