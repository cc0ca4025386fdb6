using System.Text;
using Mezzofy.Core.Webhooks.Signatures;

namespace Mezzofy.Core.Tests.Webhooks;

public sealed class BodyFormTests
{
    [Fact]
    public void The_seeds_form_is_signed_over_event_timestamp_and_data_as_they_came()
    {
        var signed = Signing.Mezzofy(Signing.Body("""{ "customer_id" : "cust_abc",   "n": 1.50 }"""));

        signed.Type.ShouldBe("customer_signed_up");
        signed.ExternalId.ShouldBe("customer_signed_up/2026-11-26T09:00:00Z/cust_abc");
        signed.OccurredAt.ShouldBe(Signing.Now);
        Encoding.UTF8.GetString(signed.Data.Span).ShouldBe("""{ "customer_id" : "cust_abc",   "n": 1.50 }""");
    }

    [Theory]
    [InlineData("feature_released", """{"name":"Feature A"}""", """{"name":"Feature B"}""")]
    [InlineData("something_new", """{"n":1}""", """{"n":2}""")]
    [InlineData("support_ticket_created", """{"ticket_id":"票 1"}""", """{"ticket_id":"票 2"}""")]
    public void Events_without_a_name_that_can_be_an_id_are_told_apart_by_their_data(string type, string one, string other)
    {
        var ids = new[] { one, other, one }.Select(data => Signing.Mezzofy(Signing.Body(data, type: type)).ExternalId).ToList();

        ids[0].ShouldNotBe(ids[1]);
        ids[0].ShouldBe(ids[2]);
    }

    [Theory]
    [InlineData("""{"customer_id":"c","company_name":"x\udc00"}""")]
    [InlineData("""{"customer_id":"c","deep":[{"a":["\ud800"]}]}""")]
    [InlineData("""{"customer_id":"c","\ud800":1}""")]
    public void Half_a_surrogate_pair_anywhere_is_refused_where_the_sender_is_told(string data) =>
        Signing.Code(() => Signing.Mezzofy(Signing.Body(data)), 400).ShouldBe("invalid_json");

    [Theory]
    [InlineData("cust_abc", "cust_abd")]
    [InlineData("customer_signed_up", "customer_churned__")]
    [InlineData("09:00:00Z", "09:00:01Z")]
    [InlineData("\"company_name\":\"", "\"company_name\": \"")]
    public void One_byte_off_is_refused(string there, string here) =>
        Signing.Code(() => Signing.Mezzofy(Signing.Body().Replace(there, here, StringComparison.Ordinal))).ShouldBe("signature_invalid");

    [Fact]
    public void A_body_that_was_serialised_again_is_refused()
    {
        var again = System.Text.Json.Nodes.JsonNode.Parse(Signing.Body("""{"customer_id":"cust_abc","amount":1.50,"name":"caf\u00e9"}"""))!.ToJsonString();

        Signing.Code(() => Signing.Mezzofy(again)).ShouldBe("signature_invalid");
    }

    [Fact]
    public void Members_may_come_in_any_order_and_with_any_white_space()
    {
        const string data = """{"customer_id":"c1"}""";
        var signature = Signing.Hex(Signing.Secret, $"customer_churned.2026-11-26T09:00:00Z.{data}");

        Signing.Mezzofy($$"""{"signature":"{{signature}}",  "data" :  {{data}} ,"timestamp":"2026-11-26T09:00:00Z","event":"customer_churned"}""").Type.ShouldBe("customer_churned");
    }

    [Theory]
    [InlineData("2026-11-26T08:54:59Z")]
    [InlineData("2026-11-26T09:05:01Z")]
    [InlineData("2025-11-26T09:00:00Z")]
    public void An_old_and_a_future_timestamp_are_refused(string timestamp) =>
        Signing.Code(() => Signing.Mezzofy(Signing.Body(timestamp: timestamp))).ShouldBe("timestamp_outside_window");

    [Theory]
    [InlineData("2026-11-26T08:55:00Z")]
    [InlineData("2026-11-26T09:05:00Z")]
    [InlineData("2026-11-26T17:00:00+08:00")]
    public void A_timestamp_within_five_minutes_is_taken(string timestamp) =>
        Signing.Mezzofy(Signing.Body(timestamp: timestamp)).Type.ShouldBe("customer_signed_up");

    [Fact]
    public void Whether_the_time_was_right_is_told_only_to_who_signed() =>
        Signing.Code(() => Signing.Mezzofy(Signing.Body(timestamp: "2020-01-01T00:00:00Z", secret: "somebody-elses-secret"))).ShouldBe("signature_invalid");

    [Fact]
    public void Both_secrets_of_a_rotation_are_taken_and_an_ended_one_is_not()
    {
        var body = Signing.Body(secret: "the-old-secret");

        Signing.Mezzofy(body, "the-new-secret", "the-old-secret").ShouldNotBeNull();
        Signing.Code(() => Signing.Mezzofy(body, "the-new-secret")).ShouldBe("signature_invalid");
    }

    [Theory]
    [InlineData("""{ "event": "x", "timestamp": "2026-11-26T09:00:00Z", "data": {} }""", "signature_missing")]
    [InlineData("""{ "event": "x", "timestamp": "2026-11-26T09:00:00Z", "data": {}, "signature": "abc" }""", "signature_unsupported")]
    [InlineData("""{ "event": "x", "data": {}, "signature": "0000000000000000000000000000000000000000000000000000000000000000" }""", "timestamp_missing")]
    public void What_is_missing_is_named(string body, string code) => Signing.Code(() => Signing.Mezzofy(body)).ShouldBe(code);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{} {}")]
    [InlineData("""{ "data": {}, "data": {} }""")]
    [InlineData("""{ "data": {}, "d\u0061ta": {} }""")]
    public void A_body_that_two_readers_might_read_differently_is_refused(string body) =>
        Signing.Code(() => Signing.Mezzofy(body), 400).ShouldBe("invalid_json");

    [Fact]
    public void A_body_nested_too_deeply_is_refused() =>
        Signing.Code(() => Signing.Mezzofy($$"""{"data":{{new string('[', 100)}}{{new string(']', 100)}}}"""), 400).ShouldBe("invalid_json");

    [Fact]
    public void A_byte_order_mark_and_letters_of_all_kinds_are_taken()
    {
        var body = Signing.Body("""{"customer_id":"c1","company_name":"餐厅 😀 caf\u00e9 ﷽"}""");

        Signing.Mezzofy(Signing.Request([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(body)])).ExternalId.ShouldEndWith("/c1");
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xFF })]
    public void A_body_that_is_no_UTF_8_is_refused(byte[] odd)
    {
        byte[] data = [.. """{"customer_id":"c1","x":" """u8, .. odd, .. "\"}"u8];
        var signature = Signing.Hex(Signing.Secret, [.. "x.2026-11-26T09:00:00Z."u8, .. data]);
        byte[] body = [.. """{"event":"x","timestamp":"2026-11-26T09:00:00Z","data":"""u8, .. data, .. Encoding.UTF8.GetBytes($",\"signature\":\"{signature}\"}}")];

        Signing.Code(() => Signing.Mezzofy(Signing.Request(body)), 400).ShouldBe("invalid_json");
    }

    [Theory]
    [InlineData("unknown_type", """{"name":"x","order_id":"7"}""", "unknown_type/2026-11-26T09:00:00Z/7")]
    [InlineData("unknown_type", """{"id":5,"order_id":"7"}""", "unknown_type/2026-11-26T09:00:00Z/5")]
    [InlineData("order_completed", """{"customer_id":"c","order_id":"7"}""", "order_completed/2026-11-26T09:00:00Z/7")]
    public void An_event_is_told_apart_by_what_it_is_about(string type, string data, string id) =>
        Signing.Mezzofy(Signing.Body(data, type: type)).ExternalId.ShouldBe(id);
}
