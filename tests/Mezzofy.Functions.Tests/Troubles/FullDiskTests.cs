using Mezzofy.Functions.Tests.Auth;

namespace Mezzofy.Functions.Tests.Troubles;

/// <summary>The disk of the file storage is full.</summary>
[Collection("troubles")]
public sealed class FullDiskTests(TroubledApp troubled)
{
    [LocalFact]
    public async Task The_answer_comes_without_the_file_and_says_so_and_nothing_half_is_left()
    {
        var person = await troubled.App.PersonAsync("cfo");

        var answer = await person.AskAsync("Generate the latest financial statement as PDF and send it to the CEO");

        answer.Text("status").ShouldBe("completed");
        answer.Items("artifacts").ShouldBeEmpty();
        answer.Texts("tools_used").ShouldBe(["financial_statement"]);
        answer.Text("response").ShouldContain("SGD");
        answer.Text("response").ShouldContain("could not");
        (await person.GetAsync("files/list")).Items("items").ShouldBeEmpty();
        (await troubled.App.ScalarAsync<long>("select count(*) from mezzofy.deliveries where run_id = $1", answer.Text("run_id"))).ShouldBe(0);
    }

    [LocalFact]
    public async Task An_upload_is_refused_as_something_to_try_again()
    {
        var person = await troubled.App.PersonAsync("cfo");
        using var form = new MultipartFormDataContent { { new ByteArrayContent("a,b\n1,2\n"u8.ToArray()), "file", "a.csv" } };

        using var response = await person.SendAsync(HttpMethod.Post, "files/upload", form);

        await AuthenticationTests.ShouldBeProblemAsync(response, 503, "storage_unavailable");
        response.Headers.RetryAfter.ShouldNotBeNull();
        (await person.GetAsync("files/list")).Items("items").ShouldBeEmpty();
    }
}
