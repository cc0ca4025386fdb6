using System.Net;
using MimeKit;

namespace Mezzofy.Functions.Tests.Chat;

/// <summary>The first conversation of the README, whole: a statement that adds up, as a PDF, mailed to the CEO.</summary>
[Collection("app")]
public sealed class FirstConversationTests(RunningApp app)
{
    private const string Request = "Generate the latest financial statement and send it to the CEO";

    [Fact]
    public async Task The_statement_comes_as_a_PDF_whose_numbers_add_up()
    {
        var person = await app.PersonAsync("cfo");

        var answer = await person.AskAsync(Request);

        answer.Text("status").ShouldBe("completed");
        answer.Text("agent_used").ShouldBe("finance");
        answer.Texts("tools_used").ShouldBe(["financial_statement", "pdf_generator", "outlook_send_email"]);
        var artifact = answer.Items("artifacts").ShouldHaveSingleItem();
        artifact.Text("type").ShouldBe("pdf");
        using var download = await person.SendAsync(HttpMethod.Get, artifact.Text("download_url"));
        download.StatusCode.ShouldBe(HttpStatusCode.OK);
        download.Content.Headers.ContentType!.ToString().ShouldBe("application/pdf");
        download.Content.Headers.ContentDisposition!.FileName.ShouldBe(artifact.Text("name"));
        var pdf = new StatementPdf(await download.Content.ReadAsByteArrayAsync());
        pdf.Pages.ShouldBeGreaterThan(3);
        pdf.Title.ShouldNotBeNull().ShouldContain("Financial statement");
        pdf.Text.ShouldContain("Grace Tan Hui Ling");
        AddUp(pdf);
        (await person.GetAsync("files/list?limit=1")).Items("items")[0].Text("id").ShouldBe(artifact.Text("id"));
        (await person.GetAsync($"chat/history/{answer.Text("session_id")}")).Items("items")[1].Items("artifacts")[0].Text("id").ShouldBe(artifact.Text("id"));
    }

    [LocalFact]
    public async Task The_mail_to_the_CEO_is_captured_once_with_the_PDF_attached()
    {
        var person = await app.PersonAsync("cfo");
        var answer = await person.AskAsync(Request);
        using var download = await person.SendAsync(HttpMethod.Get, answer.Items("artifacts")[0].Text("download_url"));

        var file = await app.ScalarAsync<string>("select provider_id from mezzofy.deliveries where run_id = $1 and status = 'captured'", answer.Text("run_id"));
        var mail = await MimeMessage.LoadAsync(Path.Combine(app.DataFolder, "outbox", file));

        mail.To.Mailboxes.ShouldHaveSingleItem().Address.ShouldBe("ceo@mezzofy.com");
        mail.Subject.ShouldNotBeNull().ShouldContain("Financial statement");
        mail.TextBody.ShouldNotBeNull().ShouldContain("SGD");
        mail.ReplyTo.Mailboxes.ShouldHaveSingleItem().Address.ShouldBe("cfo@mezzofy.com");
        var attached = mail.Attachments.ShouldHaveSingleItem().ShouldBeOfType<MimePart>();
        using var bytes = new MemoryStream();
        await attached.Content.ShouldNotBeNull().DecodeToAsync(bytes);
        bytes.ToArray().ShouldBe(await download.Content.ReadAsByteArrayAsync());
        (await app.ScalarAsync<long>("select count(*) from mezzofy.email_log where delivery_id = $1", Path.GetFileNameWithoutExtension(file))).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_may_not_send_mail_gets_the_file_and_is_told()
    {
        var answer = await (await app.PersonAsync("finance.viewer")).AskAsync(Request);

        answer.Items("artifacts").ShouldHaveSingleItem();
        answer.Texts("tools_used").ShouldNotContain("outlook_send_email");
        answer.Text("response").ShouldContain("not sent");
    }

    private static void AddUp(StatementPdf pdf)
    {
        pdf.Sum(null, "Total revenue").ShouldBe(pdf["Total revenue"]);
        pdf.Sum("Total revenue", "Total cost of sales").ShouldBe(pdf["Total cost of sales"]);
        (pdf["Total revenue"] - pdf["Total cost of sales"]).ShouldBe(pdf["Gross profit"]);
        pdf.Sum("Gross profit", "Total operating expenses").ShouldBe(pdf["Total operating expenses"]);
        (pdf["Gross profit"] - pdf["Total operating expenses"]).ShouldBe(pdf["Operating profit"]);
        pdf.Sum("Total operating expenses", "Profit before tax").ShouldBe(pdf["Profit before tax"]);
        (pdf["Profit before tax"] + pdf["Income tax"]).ShouldBe(pdf["Net profit"]);

        pdf.Sum("Net profit", "Total current assets").ShouldBe(pdf["Total current assets"]);
        (pdf["Total current assets"] + pdf["Total non-current assets"]).ShouldBe(pdf["Total assets"]);
        (pdf["Total current liabilities"] + pdf["Total non-current liabilities"]).ShouldBe(pdf["Total liabilities"]);
        pdf.Sum("Total liabilities", "Total equity").ShouldBe(pdf["Total equity"]);
        pdf["Net profit for the period"].ShouldBe(pdf["Net profit"]);
        (pdf["Total liabilities"] + pdf["Total equity"]).ShouldBe(pdf["Total assets"]);
        pdf["Total liabilities and equity"].ShouldBe(pdf["Total assets"]);

        pdf.Sum("Total liabilities and equity", "Net cash from operating activities").ShouldBe(pdf["Net cash from operating activities"]);
        var change = pdf["Net cash from operating activities"] + pdf["Net cash used in investing activities"] + pdf["Net cash used in financing activities"];
        change.ShouldBe(pdf["Net change in cash"]);
        (pdf["Cash at the beginning"] + change).ShouldBe(pdf["Cash at the end"]);
        (pdf["Bank, SGD account"] + pdf["Bank, MYR account"]).ShouldBe(pdf["Cash at the end"]);
    }
}
