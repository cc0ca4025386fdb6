using System.Text;
using Mezzofy.Core.Webhooks.Signatures;

namespace Mezzofy.Core.Tests.Webhooks;

public sealed class HeaderFormTests
{
    private const string Payload = """{"type":"order_completed","timestamp":"2026-11-26T08:59:00Z","data":{"order_id":"o1"}}""";
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];
    private static readonly string Secret = $"whsec_{Convert.ToBase64String(Key)}";
    private static readonly string Stamp = $"{Signing.Now.ToUnixTimeSeconds()}";

    [Fact]
    public void Standard_Webhooks_headers_are_taken()
    {
        var signed = Standard(Payload);

        (signed.ExternalId, signed.Type, Encoding.UTF8.GetString(signed.Data.Span)).ShouldBe(("msg_1", "order_completed", """{"order_id":"o1"}"""));
    }

    [Fact]
    public void An_event_without_data_is_its_own_data() =>
        Encoding.UTF8.GetString(Standard("""{"type":"customer_signed_up","customer_id":"c1"}""").Data.Span).ShouldBe("""{"type":"customer_signed_up","customer_id":"c1"}""");

    // The example of the specification's reference implementations.
    [Fact]
    public void The_published_example_of_Standard_Webhooks_holds()
    {
        const string body = """{"test": 2432232314}""";
        var request = Signing.Request(
            body, ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"), ("webhook-timestamp", "1614265330"), ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

        // It holds, and is old by now.
        Signing.Code(() => SignatureForms.VerifyMezzofy(request, ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], Signing.Now)).ShouldBe("timestamp_outside_window");
    }

    [Fact]
    public void One_of_several_signatures_is_enough_and_other_versions_are_passed_over() =>
        Standard(Payload, signature: $"v1a,abc v1,{Convert.ToBase64String(new byte[32])} {Sign(Payload)}").Type.ShouldBe("order_completed");

    [Theory]
    [InlineData("v2,")]
    [InlineData("v1a,")]
    [InlineData("")]
    public void Another_version_alone_is_refused(string version) =>
        Signing.Code(() => Standard(Payload, signature: $"{version}{Sign(Payload)[3..]}")).ShouldBe("signature_unsupported");

    [Fact]
    public void One_byte_off_in_body_id_or_time_is_refused()
    {
        var signature = Sign(Payload);

        Signing.Code(() => Standard(Payload.Replace("o1", "o2", StringComparison.Ordinal), signature: signature)).ShouldBe("signature_invalid");
        Signing.Code(() => Standard(Payload, signature: signature, id: "msg_2")).ShouldBe("signature_invalid");
        Signing.Code(() => Standard(Payload, signature: signature, stamp: $"{Signing.Now.ToUnixTimeSeconds() + 1}")).ShouldBe("signature_invalid");
        Signing.Code(() => Standard($"{Payload} ", signature: signature)).ShouldBe("signature_invalid");
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(301)]
    public void An_old_and_a_future_timestamp_are_refused(int seconds)
    {
        var stamp = $"{Signing.Now.ToUnixTimeSeconds() + seconds}";

        Signing.Code(() => Standard(Payload, signature: Sign(Payload, stamp: stamp), stamp: stamp)).ShouldBe("timestamp_outside_window");
    }

    [Theory]
    [InlineData("webhook-signature", "signature_missing")]
    [InlineData("webhook-timestamp", "timestamp_missing")]
    [InlineData("webhook-id", "event_id_missing")]
    public void A_missing_header_is_named(string missing, string code)
    {
        (string Name, string)[] headers = [.. Headers("msg_1", Stamp, Sign(Payload)).Where(header => header.Name != missing)];

        Signing.Code(() => SignatureForms.VerifyMezzofy(Signing.Request(Payload, headers), [Secret], Signing.Now), code == "event_id_missing" ? 400 : 401).ShouldBe(code);
    }

    [Fact]
    public void A_rotated_secret_is_taken_as_long_as_it_is_valid()
    {
        var request = Signing.Request(Payload, Headers("msg_1", Stamp, Sign(Payload)));

        SignatureForms.VerifyMezzofy(request, ["whsec_AAAA", Secret], Signing.Now).ShouldNotBeNull();
        Signing.Code(() => SignatureForms.VerifyMezzofy(request, ["whsec_AAAA"], Signing.Now)).ShouldBe("signature_invalid");
        Signing.Code(() => SignatureForms.VerifyMezzofy(request, [], Signing.Now)).ShouldBe("signature_invalid");
    }

    // The example of GitHub's documentation.
    [Fact]
    public void The_published_example_of_GitHub_holds()
    {
        var request = Signing.Request(
            "Hello, World!", ("X-Hub-Signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"), ("X-GitHub-Delivery", "d1"), ("X-GitHub-Event", "push"));

        // It holds; the body of the example is no JSON.
        Signing.Code(() => SignatureForms.Verify(SignatureForms.GitHub, request, ["It's a Secret to Everybody"], Signing.Now), 400).ShouldBe("invalid_json");
    }

    [Fact]
    public void GitHubs_id_and_type_are_in_headers()
    {
        var signed = SignatureForms.Verify(
            SignatureForms.GitHub,
            Signing.Request("{\"a\":1}", ("X-Hub-Signature-256", $"sha256={Signing.Hex("s", "{\"a\":1}")}"), ("X-GitHub-Delivery", "d1"), ("X-GitHub-Event", "push")), ["s"], Signing.Now);

        (signed.ExternalId, signed.Type).ShouldBe(("d1", "push"));
    }

    [Theory]
    [InlineData("sha1=0000000000000000000000000000000000000000", "signature_unsupported")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000", "signature_invalid")]
    public void GitHubs_old_and_wrong_signatures_are_refused(string signature, string code) =>
        Signing.Code(() => SignatureForms.Verify(SignatureForms.GitHub, Signing.Request("{}", ("X-Hub-Signature-256", signature)), ["s"], Signing.Now)).ShouldBe(code);

    [Fact]
    public void Stripes_form_takes_any_of_its_v1_signatures()
    {
        const string body = """{"id":"evt_1","type":"invoice.paid","created":1795683600}""";
        var header = $"t={Stamp},v1={new string('0', 64)},v1={Signing.Hex("whsec_text", $"{Stamp}.{body}")},v0=abc";

        var signed = SignatureForms.Verify(SignatureForms.Stripe, Signing.Request(body, ("Stripe-Signature", header)), ["whsec_text"], Signing.Now);

        (signed.ExternalId, signed.Type).ShouldBe(("evt_1", "invoice.paid"));
    }

    [Theory]
    [InlineData("v1=00", "timestamp_missing")]
    [InlineData("t=abc,v1=00", "timestamp_missing")]
    [InlineData("t=1795683600,v0=00", "signature_unsupported")]
    [InlineData("t=1795683600,v1=0000000000000000000000000000000000000000000000000000000000000000", "signature_invalid")]
    public void Stripes_wrong_headers_are_refused(string header, string code) =>
        Signing.Code(() => SignatureForms.Verify(SignatureForms.Stripe, Signing.Request("{}", ("Stripe-Signature", header)), ["s"], Signing.Now)).ShouldBe(code);

    [Fact]
    public void A_bearer_secret_lets_in_and_a_wrong_one_does_not()
    {
        const string body = """{"id":"e1","event":"ping"}""";

        SignatureForms.Verify(SignatureForms.Bearer, Signing.Request(body, ("Authorization", "Bearer right")), ["other", "right"], Signing.Now).ExternalId.ShouldBe("e1");
        Signing.Code(() => SignatureForms.Verify(SignatureForms.Bearer, Signing.Request(body, ("Authorization", "Bearer righ")), ["right"], Signing.Now)).ShouldBe("signature_invalid");
        Signing.Code(() => SignatureForms.Verify(SignatureForms.Bearer, Signing.Request(body, ("Authorization", "Basic right")), ["right"], Signing.Now)).ShouldBe("signature_unsupported");
        Signing.Code(() => SignatureForms.Verify(SignatureForms.Bearer, Signing.Request(body), ["right"], Signing.Now)).ShouldBe("signature_missing");
    }

    private static SignedEvent Standard(string body, string? signature = null, string id = "msg_1", string? stamp = null) =>
        SignatureForms.VerifyMezzofy(Signing.Request(body, Headers(id, stamp ?? Stamp, signature ?? Sign(body))), [Secret], Signing.Now);

    private static (string Name, string Value)[] Headers(string id, string stamp, string signature) =>
        [("webhook-id", id), ("webhook-timestamp", stamp), ("webhook-signature", signature)];

    private static string Sign(string body, string id = "msg_1", string? stamp = null) => $"v1,{Signing.Base64(Key, $"{id}.{stamp ?? Stamp}.{body}")}";
}
