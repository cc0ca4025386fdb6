using Mezzofy.Core.Delivery;

namespace Mezzofy.Core.Tests.Delivery;

public sealed class OutlookMailTests(DeliveryHost host) : IClassFixture<DeliveryHost>
{
    private const string Send = "^POST .*/send$";

    [Fact]
    public async Task A_mail_goes_out_with_all_its_lines_and_is_in_the_log()
    {
        var mail = Simple() with
        {
            Cc = [new("cc@mezzofy.com", "Copy")],
            Bcc = [new("bcc@mezzofy.com")],
            ReplyTo = new("me@mezzofy.com"),
            Body = "**Hello**\n\n![](http://tracker.example/x.png) [here](http://evil.example/)",
        };
        var delivery = await host.EnqueueAsync(mail);

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Sent);

        var sent = host.Providers.Graph.Sent.Single(message => message.Mark == delivery.Id);
        var html = sent.Json.GetProperty("body").GetProperty("content").GetString()!;
        html.ShouldContain("<strong>Hello</strong>");
        html.ShouldNotContain("tracker");
        html.ShouldContain("http://evil.example/</a>");
        Address(sent.Json, "ccRecipients").ShouldBe("cc@mezzofy.com");
        Address(sent.Json, "bccRecipients").ShouldBe("bcc@mezzofy.com");
        Address(sent.Json, "replyTo").ShouldBe("me@mezzofy.com");
        (await LogAsync(delivery)).ShouldBe("sent");
    }

    [Fact]
    public async Task Files_below_three_megabytes_travel_in_a_request_and_larger_ones_in_pieces()
    {
        var (small, large) = (await host.FileAsync((3 * 1024 * 1024) - 1000, "small.pdf"), await host.FileAsync(20 * 1024 * 1024, "large.pdf"));
        var delivery = await host.EnqueueAsync(Simple() with { Attachments = [small.Id, large.Id] });

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Sent, (await host.ViewAsync(delivery)).Error);

        var files = host.Providers.Graph.Sent.Single(message => message.Mark == delivery.Id).Files;
        files["small.pdf"].ShouldBe(small.Size);
        files["large.pdf"].ShouldBe(20 * 1024 * 1024);
    }

    [Fact]
    public async Task A_few_small_files_travel_with_the_message()
    {
        var file = await host.FileAsync((2 * 1024 * 1024) - 1000, "small.pdf");
        var delivery = await host.EnqueueAsync(Simple() with { Attachments = [file.Id] });

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Sent, (await host.ViewAsync(delivery)).Error);

        host.Providers.Graph.Sent.Single(message => message.Mark == delivery.Id).Json.GetProperty("attachments").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_larger_than_the_mailbox_sends_is_given_up_and_says_why()
    {
        var file = await host.FileAsync(30 * 1024 * 1024);
        var delivery = await host.EnqueueAsync(Simple() with { Attachments = [file.Id] });

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Dead);

        (await host.ViewAsync(delivery)).Error!.ShouldContain("the mailbox sends at most 35 MB");
        host.Providers.Graph.Drafts.ShouldNotContain(draft => draft.Mark == delivery.Id);
    }

    [Fact]
    public async Task A_refusal_for_now_is_repeated_when_the_provider_says()
    {
        host.Providers.Refuse("^POST .*/messages$", 429, "TooManyRequests", retryAfter: 90);
        var delivery = await host.EnqueueAsync(Simple());

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Pending);
        (await host.AfterAsync(delivery, TimeSpan.FromSeconds(60))).Status.ShouldBe(DeliveryStatus.Pending);
        (await host.AfterAsync(delivery, TimeSpan.FromSeconds(60))).Status.ShouldBe(DeliveryStatus.Sent);
    }

    [Theory]
    [InlineData(403, "ErrorAccessDenied", DeliveryStatus.Dead)]
    [InlineData(404, "ErrorInvalidUser", DeliveryStatus.Dead)]
    [InlineData(413, "ErrorMessageSizeExceeded", DeliveryStatus.Dead)]
    [InlineData(503, "ErrorServerBusy", DeliveryStatus.Pending)]
    [InlineData(500, "ErrorInternalServerError", DeliveryStatus.Unknown)]
    public async Task What_follows_a_refusal_to_send_depends_on_what_it_says(int status, string code, DeliveryStatus expected)
    {
        host.Providers.Refuse(Send, status, code);
        var delivery = await host.EnqueueAsync(Simple());

        (await host.SendAsync(delivery)).ShouldBe(expected);

        (await host.ViewAsync(delivery)).Error!.ShouldContain(code);
        (await LogAsync(delivery)).ShouldBe(expected.ToString().ToLowerInvariant());
    }

    [Fact]
    public async Task A_connection_cut_after_the_mail_left_is_read_back_and_not_repeated()
    {
        host.Providers.Cut(Send);
        var delivery = await host.EnqueueAsync(Simple());
        var before = host.Providers.Count(Send);

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Unknown);
        (await host.AfterAsync(delivery, TimeSpan.FromMinutes(1))).Status.ShouldBe(DeliveryStatus.Sent);

        host.Providers.Graph.Sent.Count(message => message.Mark == delivery.Id).ShouldBe(1);
        host.Providers.Count(Send).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_connection_cut_before_the_mail_left_is_found_as_a_draft_and_sent()
    {
        host.Providers.Drop(Send);
        var delivery = await host.EnqueueAsync(Simple());

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Unknown);
        (await host.AfterAsync(delivery, TimeSpan.FromMinutes(1))).Status.ShouldBe(DeliveryStatus.Sent);

        host.Providers.Graph.Sent.Count(message => message.Mark == delivery.Id).ShouldBe(1);
        host.Providers.Graph.Drafts.ShouldNotContain(draft => draft.Mark == delivery.Id);
    }

    [Fact]
    public async Task A_mail_that_is_neither_a_draft_nor_sent_is_left_to_a_person()
    {
        host.Providers.Drop(Send);
        var delivery = await host.EnqueueAsync(Simple());
        await host.SendAsync(delivery);
        host.Providers.Refuse($"^GET .*/messages/", 404, "ErrorItemNotFound", times: 6);
        host.Providers.Refuse($"^GET .*/messages$", 403, "ErrorAccessDenied", times: 6);
        for (var check = 0; check < 8; check++)
        {
            (await host.AfterAsync(delivery, TimeSpan.FromHours(1))).Status.ShouldBe(DeliveryStatus.Unknown);
        }

        (await host.ViewAsync(delivery)).CheckAt.ShouldBeNull();
        host.Providers.Graph.Sent.ShouldNotContain(message => message.Mark == delivery.Id);
    }

    [Fact]
    public async Task An_answer_lost_while_the_draft_was_made_leaves_one_mail_and_no_draft()
    {
        host.Providers.Cut("^POST .*/messages$");
        var delivery = await host.EnqueueAsync(Simple());

        (await host.SendAsync(delivery)).ShouldBe(DeliveryStatus.Pending);
        (await host.AfterAsync(delivery, TimeSpan.FromMinutes(1))).Status.ShouldBe(DeliveryStatus.Sent);

        host.Providers.Graph.Sent.Count(message => message.Mark == delivery.Id).ShouldBe(1);
        host.Providers.Graph.Drafts.ShouldNotContain(draft => draft.Mark == delivery.Id);
    }

    [Fact]
    public async Task A_token_that_is_no_longer_taken_is_renewed_once()
    {
        (await host.SendAsync(await host.EnqueueAsync(Simple()))).ShouldBe(DeliveryStatus.Sent);
        host.Providers.Refuse("^POST .*/messages$", 401, "InvalidAuthenticationToken");

        (await host.SendAsync(await host.EnqueueAsync(Simple()))).ShouldBe(DeliveryStatus.Sent);
    }

    [Fact]
    public void A_thousand_recipients_make_two_mails_and_each_is_in_one_of_them()
    {
        var mail = Simple() with
        {
            To = [.. Enumerable.Range(0, 700).Select(number => new MailAddress($"to{number}@mezzofy.com"))],
            Cc = [.. Enumerable.Range(0, 300).Select(number => new MailAddress($"cc{number}@mezzofy.com"))],
        };

        var parts = mail.Split();

        parts.Select(part => part.RecipientCount).ShouldBe([500, 500]);
        parts.SelectMany(part => part.To).ShouldBe(mail.To);
        parts.SelectMany(part => part.Cc).ShouldBe(mail.Cc);
    }

    private static Mail Simple() => new([new("grace@mezzofy.com", "Grace")], "Report", "Here it is.");

    private static string? Address(System.Text.Json.JsonElement message, string line) =>
        message.GetProperty(line)[0].GetProperty("emailAddress").GetProperty("address").GetString();

    private async Task<string?> LogAsync(StoredDelivery delivery) =>
        (await host.Get<DeliveryReader>().MailsAsync(null, null, new(200), default)).Items.SingleOrDefault(mail => mail.DeliveryId == delivery.Id)?.Status;
}
