using Microsoft.AspNetCore.WebUtilities;

namespace Mezzofy.Testing.Providers;

/// <summary>Token endpoints: each grant gets the token that its provider takes.</summary>
internal static class FakeLogin
{
    public static FakeAnswer? Answer(FakeRequest request)
    {
        if (!request.Path.StartsWith("/login/", StringComparison.Ordinal))
            return null;
        var form = QueryHelpers.ParseQuery(request.Text);
        var token = form["grant_type"].ToString() switch
        {
            "client_credentials" when form["client_secret"] != "secret" => null,
            "client_credentials" => form["scope"].ToString().Contains("botframework", StringComparison.Ordinal) ? "bot" : "application",
            "refresh_token" when form["refresh_token"] == "refresh" => "delegated",
            "urn:ietf:params:oauth:grant-type:jwt-bearer" when FakeFcm.IsSigned(form["assertion"].ToString()) => "fcm",
            _ => null,
        };
        return token is null ? new(401, new { error = "invalid_client" }) : new(200, new { access_token = token, expires_in = 3600, token_type = "Bearer" });
    }
}
